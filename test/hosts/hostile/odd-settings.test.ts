import { expect, test } from 'vitest';
import { withWorld } from '../../journeys/with-world.ts';
import { oddSettings, openedWith, oughtToGo } from './odd-settings.ts';

const around = withWorld();

test('of sixty settings that no shop means each gives one error at most, opens nothing and touches no prototype', async () => {
  expect(oddSettings.length).toBeGreaterThanOrEqual(60);
  const page = await around.browser.newPage();
  await page.goto(around.world.merchantPage.address('nowhere'));
  await page.evaluate(() => {
    addEventListener('unhandledrejection', (event) => event.preventDefault());
  });
  for (const text of oddSettings) {
    const ended = await page.evaluate(openedWith, text);
    expect([text.slice(0, 80), ended]).toEqual([text.slice(0, 80), oughtToGo(text)]);
  }
  await page.close();
});
