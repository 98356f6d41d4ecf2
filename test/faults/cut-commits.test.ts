import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SqlDriver } from '../../src/proxy/store/driver.ts';
import { openServerDriver } from '../../src/proxy/store/server-driver.ts';
import { type FaultyLine, openFaultyLine } from '../support/faulty-line.ts';
import { newServerDatabase } from '../support/prepared-databases.ts';
import { openWorld } from './world.ts';

let line: FaultyLine;
let driver: SqlDriver;

beforeAll(async () => {
  line = await openFaultyLine(await newServerDatabase());
  driver = await openServerDriver({ url: line.url, connections: 3 });
});

afterAll(async () => {
  await driver.close();
  await line.close();
});

/** From the tap on "Pay" to the end. */
const COMMITS_OF_PAYING = [0, 1, 2, 3, 4, 5];
const cuts = COMMITS_OF_PAYING.flatMap((nth) =>
  (['before', 'after'] as const).map((when) => ({ nth, when })),
);

describe('a payer whose proxy loses its line to the database at a commit', () => {
  it.each(cuts)(
    'of paying, number $nth, $when it is done, is paid once, each thing told once and nobody alarmed',
    async ({ nth, when }) => {
      const world = await openWorld(driver);
      const { id } = await world.mint();
      const payer = world.page(id);
      await payer.logIn();
      const cut = line.cutAt('commit', when, nth);
      expect(await payer.do('pay')).toMatchObject({ step: expect.stringMatching(/^(paid|confirming)$/) });
      await cut;
      await world.pass(20_000, 5_000);
      expect(await payer.look()).toMatchObject({ step: 'paid' });
      expect(world.provider.debits).toHaveLength(1);
      expect([world.provider.count('charge'), world.provider.count('capture')]).toEqual([1, 1]);
      expect(world.alarms).toEqual([]);
      expect(await world.told()).toEqual(['checkout.succeeded']);
      const events = await world.checkouts.merchant.events(id);
      const types = events.map(({ type }) => type);
      expect(types).toEqual([...new Set(types)]);
    },
  );
});
