import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../journeys/session-by-http.ts';
import { openWorld, type World } from '../journeys/world.ts';
import { otherEngineNames } from './drivers/start-engine.ts';
import { until } from './drivers/until.ts';
import { EnginePayer } from './engine-payer.ts';
import { withEngine } from './with-engine.ts';

const login = { username: 'user_good', password: '123456' };

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

describe.each(otherEngineNames)('in %s', (name) => {
  const { newTab } = withEngine(name);

  test('a link that is unknown, cancelled, paid or too old has its page, with a way on and no amount but on the receipt', async () => {
    const tab = await newTab();
    const payer = new EnginePayer(tab.checkout);
    await tab.goto(`${world.proxyUrl}/c/${'x'.repeat(43)}`);
    expect(await payer.reads()).toContain('Please ask whoever sent it to you for a new one.');

    const cancelUrl = `${world.merchantPage.origin}/cart`;
    const cancelled = await world.create({ cancelUrl });
    await world.merchantAsks(`/v1/checkouts/${cancelled.id}/cancel`);
    const old = await world.create({ cancelUrl, expiresInSeconds: 60 });
    await world.passTime(61_000);
    for (const [step, { url }] of [['cancelled', cancelled] as const, ['expired', old] as const]) {
      await tab.goto(url);
      await payer.sees(step);
      const page = await payer.reads();
      expect(page).toContain('help@adirelane.example');
      expect(page).toContain('Back to Adire Lane');
      expect(page).not.toContain('48,500');
    }

    const paid = await world.create();
    const elsewhere = await openSession(paid.url);
    await elsewhere.choosesBank('Fidelity');
    await elsewhere.does('log-in', { fields: login });
    await elsewhere.does('pay');
    await tab.goto(paid.url);
    await payer.sees('paid');
    expect(await payer.reads()).toContain('₦48,500.00');
  });

  test('a payer at a desk is shown the link for the phone, and the desk follows the phone to the end', async () => {
    const { url, id } = await world.create();
    const tab = await newTab('desktop');
    const desk = new EnginePayer(tab.checkout);
    await tab.goto(url);
    await desk.sees('choose-bank');
    await until('the picture of the link', () => tab.page.evaluate(pictureOfLink, null));

    const phone = await openSession(url);
    await phone.choosesBank('Fidelity');
    await desk.sees('log-in');
    await phone.does('log-in', { fields: login });
    await desk.sees('in-use');
    expect(await desk.reads()).toContain('this page follows, and shows how it ends');
    await expect.poll(() => tab.page.evaluate(pictureOfLink, null)).toBe(false);
    await phone.does('pay');
    await desk.sees('paid');
    await world.becomes(id, 'succeeded');
  });
});

function pictureOfLink(): boolean {
  const picture = document.querySelector<HTMLImageElement>('img[alt="QR code of the link to this page"]');
  return (picture?.naturalWidth ?? 0) > 0;
}
