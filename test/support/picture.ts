import { join } from 'node:path';
import { launchChromium, visit } from '../journeys/browser.ts';
import { Payer } from '../journeys/payer.ts';
import { bank } from '../journeys/scenarios.ts';
import { openWorld } from '../journeys/world.ts';

const target = join(import.meta.dirname, '..', '..', 'docs', 'picture.png');

/** Draws the README's picture from the real thing: a payment on a phone, four screens of it side by side. */
async function draw(): Promise<void> {
  const world = await openWorld();
  const browser = await launchChromium();
  const { page } = await visit(browser, 'phone');
  const shots: Buffer[] = [];
  const shoot = async () => void shots.push(await page.screenshot());
  const { url } = await world.create({ reference: 'AL-20931' });
  const payer = await Payer.byLink(page, url);
  await payer.sees('choose-bank');
  await shoot();
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  await shoot();
  await payer.logsIn({ username: 'user_good', password: '123456' });
  await payer.sees('confirm-payment');
  await shoot();
  await payer.pays();
  await payer.sees('paid');
  await shoot();

  const canvas = await browser.newPage({ viewport: { width: 1600, height: 760 } });
  const images = shots.map((shot) => `<img alt="" src="data:image/png;base64,${shot.toString('base64')}">`);
  await canvas.setContent(`<style>
    body { margin: 0; height: 100vh; display: flex; gap: 32px; align-items: center; justify-content: center; background: #e9e6df }
    img { width: 342px; border-radius: 20px; box-shadow: 0 12px 32px #0003 }
  </style>${images.join('')}`);
  await canvas.screenshot({ path: target });
  await browser.close();
  await world.stop();
}

await draw();
