import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../journeys/world.ts';
import type { Engine } from './drivers/driver.ts';
import { engineNames, startEngine } from './drivers/start-engine.ts';
import { EnginePayer } from './engine-payer.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

describe.each(engineNames)('in %s', (name) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine(name);
  });
  afterAll(() => engine?.close());

  test('a payer by link is paid once', async () => {
    const debits = world.debits().length;
    const { id, url, amountMinor } = await world.create();
    const profile = await engine.newProfile();
    const tab = await profile.newTab();
    await tab.goto(url);
    const payer = new EnginePayer(tab.checkout);
    await payer.choosesBank('Fidelity Bank');
    await payer.logsIn({ username: 'user_token', password: '123456' });
    await payer.pays();
    await payer.authorises({ token: '123456' });
    await payer.sees('paid');
    await world.becomes(id, 'succeeded');
    expect(world.debits().slice(debits)).toEqual([amountMinor]);
    await profile.close();
  });
});
