import { randomUUID } from 'node:crypto';
import { Agent, type ClientRequest, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { BREATH_MS, FIRST_PAUSE_MS, LONGEST_PAUSE_MS } from '../../src/checkout/effects/watch-session.ts';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import type { OpenedPage } from '../../src/contract/session.ts';
import { inTurns } from './in-turns.ts';
import type { Lab, RunningProxy } from './lab.ts';
import { openLine, patientLine } from './line.ts';
import { readMetric } from './read-metric.ts';
import { atMost, megabytes, percentile, type Row } from './table.ts';

const PAGES_OF_ONE = 4;
const AT_ONCE = 24;
const MOST_MB = 300;
const NEWS_MS = 500;
const BACK_MS = 15_000;
const CHANGED = 200;
const GONE_MS = 1_000;
const NEARLY_ALL = 0.99;
/** After which every page has asked anew. */
const A_WHOLE_ROUND_MS = 26_000;

/** A page in front, that asks again whenever it is answered or cut off, as the product's own does. `news` is called once its checkout has changed. */
interface Page {
  readonly checkoutId: string;
  readonly pageToken: string;
  readonly version: number;
  news: () => void;
  call: ClientRequest | undefined;
  /** Calls in a row that were refused or cut off. */
  failures: number;
}

/** So many pages that wait for news in one proxy process: its memory, how soon news reach them, and how soon all are back once they were cut off. */
export async function measureOpenPolls(
  lab: Lab,
  proxy: RunningProxy,
  count: number,
): Promise<readonly Row[]> {
  const line = patientLine(openLine(() => proxy.port));
  const asMerchant = () => ({ authorization: `Bearer ${lab.secretKey}`, 'idempotency-key': randomUUID() });
  const pages: Page[] = [];
  await inTurns(Math.ceil(count / PAGES_OF_ONE), AT_ONCE, async () => {
    const terms = { amountMinor: 500_000, currency: 'NGN', description: 'Two yards of adire' };
    const json = { kind: 'payment', ...terms, reference: `order-${randomUUID()}` };
    const made = await line.asked('/v1/checkouts', { method: 'POST', headers: asMerchant(), json });
    const { id, clientToken } = JSON.parse(made.body.toString()) as PaymentCheckout;
    for (let page = 0; page < PAGES_OF_ONE && pages.length < count; page += 1) {
      const opened = await line.asked('/v1/pages', { method: 'POST', json: { clientToken } });
      const { pageToken, view } = JSON.parse(opened.body.toString()) as OpenedPage;
      pages.push({
        checkoutId: id,
        pageToken,
        version: view.version,
        news: () => {},
        call: undefined,
        failures: 0,
      });
    }
  });
  const agent = new Agent({ keepAlive: true });
  let over = false;

  function watch(page: Page): void {
    if (over) return;
    const again = (inMs: number): void => void setTimeout(watch, inMs, page);
    const later = (): void => {
      again(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** page.failures) * (0.5 + Math.random()));
      page.failures += 1;
    };
    page.call = get(
      {
        agent,
        host: '127.0.0.1',
        port: proxy.port,
        path: `/v1/session?after=${page.version}&wait=25`,
        headers: { authorization: `Bearer ${page.pageToken}` },
      },
      (response) => {
        response.resume();
        response.on('error', () => {});
        response.on('close', () => {
          if (response.statusCode === 200) return page.news();
          if (response.statusCode !== 204) return later();
          page.failures = 0;
          again(BREATH_MS);
        });
      },
    );
    page.call.on('error', later);
  }
  const watching = () => readMetric(proxy, 'directpay_watchers');
  /** At any time some are between two calls. */
  async function untilNearlyAllWatch(): Promise<number> {
    const since = performance.now();
    while ((await watching()) < NEARLY_ALL * pages.length && performance.now() - since < 60_000)
      await delay(100);
    return performance.now() - since;
  }
  for (const page of pages) watch(page);
  await untilNearlyAllWatch();
  await delay(A_WHOLE_ROUND_MS);
  const memory = proxy.memory().now;

  const news: number[] = [];
  const changing = [...new Set(pages.map(({ checkoutId }) => checkoutId))].slice(0, CHANGED);
  const changed = new Set(changing);
  await inTurns(changing.length, 4, async (index) => {
    const checkoutId = changing[index] ?? '';
    const waiting = pages.filter((page) => page.checkoutId === checkoutId);
    const told = waiting.map(
      (page) =>
        new Promise<void>((resolve) => {
          page.news = resolve;
        }),
    );
    const sentAt = performance.now();
    await line.asked(`/v1/checkouts/${checkoutId}/cancel`, {
      method: 'POST',
      headers: asMerchant(),
      json: {},
    });
    await Promise.all(told.map((one) => one.then(() => news.push(performance.now() - sentAt))));
  });

  const left = pages.filter(({ checkoutId }) => !changed.has(checkoutId));
  pages.length = 0;
  pages.push(...left);
  for (const { call } of left) call?.destroy();
  // The process counts a page until it has seen that its connection is gone.
  await delay(GONE_MS);
  const backMs = GONE_MS + (await untilNearlyAllWatch());
  over = true;
  agent.destroy();
  line.close();
  return [
    atMost('memory while they wait', megabytes(memory), MOST_MB, 'MB'),
    atMost('a change until its pages have it, p99', percentile(news, 0.99), NEWS_MS, 'ms'),
    atMost('all cut at once: until 99 of 100 are back', backMs, BACK_MS, 'ms'),
  ];
}
