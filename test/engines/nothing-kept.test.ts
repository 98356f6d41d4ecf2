import { afterAll, beforeAll, expect, test } from 'vitest';
import { bank } from '../journeys/scenarios.ts';
import { openWorld, type World } from '../journeys/world.ts';
import type { Engine } from './drivers/driver.ts';
import { startFirefox } from './drivers/firefox.ts';
import { EnginePayer } from './engine-payer.ts';
import { keeps } from './keeps.ts';
import { openings } from './openings.ts';

let world: World;
let engine: Engine;

beforeAll(async () => {
  [world, engine] = await Promise.all([openWorld(), startFirefox({ keepsNothing: true })]);
});
afterAll(async () => {
  await engine?.close();
  await world?.stop();
});

test.each(openings)(
  'a payer $name pays in a browser that keeps neither cookies nor storage',
  async (opening) => {
    const { id, url } = await world.create();
    const profile = await engine.newProfile();
    const tab = await profile.newTab();
    await opening.open(tab, world, url);
    const payer = new EnginePayer(tab.checkout);
    await payer.choosesBank(bank);
    expect(await tab.checkout.evaluate(keeps, null)).toBe('refused');
    await payer.logsIn({ username: 'user_good', password: '123456' });
    await payer.pays();
    await payer.sees('paid');
    await world.becomes(id, 'succeeded');
    await profile.close();
  },
);
