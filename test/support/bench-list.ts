import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { freePort } from '../../src/demo/free-port.ts';
import { serveBenchPage } from './bench-page.ts';

/** A slow phone on a slow network: CPU a quarter as fast, 150 ms to the server, 1.6 Mbps. */
const slowNetwork = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750, offline: false };
const slowCpu = { rate: 4 };

/** One opening of the list. Times in milliseconds. */
export interface ListSample {
  readonly how: 'types' | 'taps';
  /** From navigation to the first painted frame in which a bank can be tapped. */
  readonly usable: number;
  /** The longest that a key waited for its frame: typed at once, and again when the app had taken over. In steps of 8. */
  readonly typing: number;
  /** The longest that a tap waited for its frame. */
  readonly tap: number;
  /** The longest task after the list was usable: the most that a tap at the worst moment could wait. 0: none took 50 or more. */
  readonly longestTask: number;
  readonly elements: number;
  /** Received, with headers, until the list was usable. */
  readonly bytes: number;
}

interface Seen {
  readyAt?: number;
  elements?: number;
  waits: { name: string; duration: number }[];
  tasks: { start: number; duration: number }[];
}

/** Runs in the page before its own scripts. */
function watchPage(): void {
  const seen: Seen = { waits: [], tasks: [] };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { name, duration, interactionId } of list.getEntries() as PerformanceEventTiming[]) {
      if (interactionId) seen.waits.push({ name, duration });
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  const look = (): void => {
    const row = document.querySelector('[role="option"]');
    const box = row?.getBoundingClientRect();
    const hit = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!row || !hit || !row.contains(hit)) {
      requestAnimationFrame(look);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      seen.elements = document.querySelectorAll('*').length;
      seen.readyAt = performance.now();
    };
    port2.postMessage(0);
  };
  requestAnimationFrame(look);
}

const seenBy = (page: Page): Promise<Seen> => page.evaluate('window.seen');

const twoFrames = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

async function type(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await twoFrames(page);
  }
}

async function tapFirstBank(page: Page): Promise<void> {
  const box = await page.locator('[role="option"]').first().boundingBox();
  if (!box) throw new Error('There is no bank to tap');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForSelector('main[data-screen="log-in"]');
  await twoFrames(page);
}

async function open(page: Page, devtools: CDPSession, url: string): Promise<number> {
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slowNetwork);
  await devtools.send('Emulation.setCPUThrottlingRate', slowCpu);
  await page.addInitScript(watchPage);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction('window.seen.readyAt');
  return bytes;
}

/** A payer who types at once, goes on when the app is there, and taps a bank; or one who taps at once. */
async function visit(browser: Browser, url: string, how: 'types' | 'taps'): Promise<ListSample> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const appIsUp = page.waitForRequest(/\/v1\/session\?after/);
  const bytes = await open(page, await context.newCDPSession(page), url);
  if (how === 'types') {
    await page.locator('input[type="search"]').focus();
    await type(page, ['9', '9', 'Backspace', 'Backspace']);
    await appIsUp;
    await type(page, ['9', '8', 'Backspace', 'Backspace']);
  }
  await tapFirstBank(page);
  const { readyAt = Number.NaN, elements = Number.NaN, waits, tasks } = await seenBy(page);
  await context.close();
  const longest = (entries: readonly { duration: number }[]): number =>
    Math.max(0, ...entries.map(({ duration }) => duration));
  return {
    how,
    usable: readyAt,
    typing: longest(waits.filter(({ name }) => name.startsWith('key'))),
    tap: longest(waits.filter(({ name }) => !name.startsWith('key'))),
    longestTask: longest(tasks.filter(({ start, duration }) => start + duration > readyAt)),
    elements,
    bytes,
  };
}

/** The list at different lengths, opened in turns, so that what else the machine does falls on all alike. */
export async function measureList(
  sizes: readonly number[],
  rounds: number,
  dist = join(import.meta.dirname, '..', '..', 'dist'),
): Promise<ReadonlyMap<number, readonly ListSample[]>> {
  const port = await freePort();
  const server = await serveBenchPage(
    (n) => Array.from({ length: n }, (_, index) => ({ id: `b${index}`, name: `Bench Bank ${index}` })),
    port,
    dist,
  );
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'],
  });
  const samples = new Map<number, ListSample[]>(sizes.map((size) => [size, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const size of round % 2 === 0 ? sizes : [...sizes].reverse()) {
      for (const how of ['types', 'taps'] as const) {
        samples.get(size)?.push(await visit(browser, `http://127.0.0.1:${port}/c/${size}`, how));
      }
    }
  }
  await browser.close();
  server.closeAllConnections();
  server.close();
  return samples;
}
