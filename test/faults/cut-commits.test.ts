import { describe, expect, it } from 'vitest';
import { withCutLine } from './cut-line.ts';
import { openWorld } from './world.ts';

const database = withCutLine();

/** From the tap on "Pay" to the end. */
const COMMITS_OF_PAYING = [0, 1, 2, 3, 4];
const cuts = COMMITS_OF_PAYING.flatMap((nth) =>
  (['before', 'after'] as const).map((when) => ({ nth, when })),
);

describe('a payer whose proxy loses its line to the database at a commit', () => {
  it.each(cuts)(
    'of paying, number $nth, $when it is done, is paid once, each thing told once and nobody alarmed',
    async ({ nth, when }) => {
      const world = await openWorld(database.driver);
      const { id } = await world.mint();
      const payer = world.page(id);
      await payer.logIn();
      const cut = database.line.cutAtCommit(when, nth);
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
