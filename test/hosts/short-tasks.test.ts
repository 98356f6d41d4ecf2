import type { CDPSession } from 'playwright-core';
import { expect, test } from 'vitest';
import { useFixture } from './fixture-browser.ts';

const fixture = useFixture();

/** What browsers call a long task, in milliseconds. */
const LONG_MS = 50;
/** What a page's thread does for a script and for what it draws; the commands of this test are none of it. */
const parts = ['ScriptDuration', 'V8CompileDuration', 'LayoutDuration', 'RecalcStyleDuration'];

/** In milliseconds of the thread's own time: that others had the machine meanwhile does not count. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const times = metrics.filter(({ name }) => parts.includes(name)).map(({ value }) => 1000 * value);
  expect(times).toHaveLength(parts.length);
  return times.reduce((sum, ms) => sum + ms);
}

test('all that the loader does on a page until the checkout is there, taken together, is no long task', async () => {
  const { embedder, page } = await fixture.visit();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await worked(session);
  await page.reload();
  // In a task of the page's own: the loader is no part of this test's commands then.
  await page.evaluate(
    (url) =>
      void setTimeout(() => {
        handles.push(DirectPay.create({ url }));
        handles[0]?.open().catch(() => {});
      }),
    fixture.pages.frameUrl('answers'),
  );
  await embedder.state('open');
  const spent = (await worked(session)) - before;
  expect(spent).toBeGreaterThan(1);
  expect(spent).toBeLessThan(LONG_MS);
});
