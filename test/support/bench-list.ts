import { chromium } from 'playwright-core';
import { freePort } from '../../src/demo/free-port.ts';
import { serveBenchPage } from './bench-page.ts';

/** A slow phone on a slow network: CPU a quarter as fast, 150 ms to the server, 1.6 Mbps. */
const slow = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750, offline: false };

/** Milliseconds from navigation to the first painted frame in which a bank can be tapped, for lists of different lengths. */
export async function measureList(
  sizes: readonly number[],
  rounds: number,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const port = await freePort();
  const server = await serveBenchPage(
    (n) => Array.from({ length: n }, (_, index) => ({ id: `b${index}`, name: `Bench Bank ${index}` })),
    port,
  );
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'],
  });
  const samples = new Map<number, number[]>(sizes.map((size) => [size, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const size of round % 2 === 0 ? sizes : [...sizes].reverse()) {
      const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', slow);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await page.addInitScript(() => {
        const look = () => {
          const row = document.querySelector('[role="option"]');
          const box = row?.getBoundingClientRect();
          const hit = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          if (!row || !hit || !row.contains(hit)) return requestAnimationFrame(look);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => Object.assign(window, { readyAt: performance.now() });
          port2.postMessage(0);
        };
        requestAnimationFrame(look);
      });
      await page.goto(`http://127.0.0.1:${port}/c/${size}`, { waitUntil: 'commit' });
      const readyAt = await page.waitForFunction('window.readyAt');
      samples.get(size)?.push((await readyAt.jsonValue()) as number);
      await context.close();
    }
  }
  await browser.close();
  server.closeAllConnections();
  server.close();
  return samples;
}
