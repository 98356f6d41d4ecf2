import fc from 'fast-check';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';
import {
  FrameToLoaderSchema,
  LoaderToFrameSchema,
  stableEvents,
} from '../../../src/contract/frame-messages.ts';
import { outcomeStatuses } from '../../../src/contract/outcome.ts';
import { servePages } from '../../engines/served-pages.ts';
import { Payer } from '../../journeys/payer.ts';
import { openWorld } from '../../journeys/world.ts';
import { event, send } from '../embedder.ts';
import { useFixture } from '../fixture-browser.ts';

const fixture = useFixture();

const MESSAGES = 50_000;
/** So many take their time on a busy machine. */
const patience = { timeout: 100_000 };
const timeout = { timeout: 300_000 };

const junk = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1, '', 'x', [], {}),
  fc.string({ maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }),
);
/** As often as not, what belongs there. */
const or = <Right>(right: readonly Right[]) => fc.oneof(fc.constantFrom(...right), junk);

/** Nearly a message of the protocol, by whoever may say it, or nothing like one. */
const nearly = fc.oneof(
  fc.record({ type: fc.constant('ready'), nonce: junk }),
  fc.record({ type: or(['close']), reason: or(['completed', 'user']) }),
  fc.record({
    type: or(['outcome']),
    outcome: fc.oneof(
      junk,
      fc.record({
        status: or(outcomeStatuses),
        checkoutId: or(['chk_1']),
        reference: or(['AL-1']),
        mayHavePaid: or([true, false]),
        readyToDebit: junk,
      }),
    ),
  }),
  fc.record({
    type: or(['event']),
    event: fc.oneof(junk, fc.record({ v: or([1]), type: or(stableEvents) })),
  }),
  fc.record({ type: or(['settings']), shown: or([true, false]), inline: or([true, false]), locale: junk }),
  fc.record(
    { type: or(['close.asked']), by: or(['user', 'host']), more: junk },
    { requiredKeys: ['type', 'by'] },
  ),
  fc.record({ directpay: or([1, 2]), type: or(['connect']), nonce: or(['a-nonce-of-the-shop-itself']) }),
  junk,
);

/** So many, drawn alike in every run, of which none is what `isOne` knows. */
function drawn(isOne: (message: unknown) => boolean): string {
  const several = fc.sample(nearly, { seed: 20_261_123, numRuns: 2 * MESSAGES });
  const none = several.filter((message) => !isOne(message)).slice(0, MESSAGES);
  expect(none).toHaveLength(MESSAGES);
  return JSON.stringify(none);
}

test(
  'of 50,000 messages of its frame that are none of the protocol’s the loader takes none',
  timeout,
  async () => {
    const { embedder, page } = await fixture.visit();
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    const frame = await embedder.opened(fixture.pages.frameUrl('answers'));
    // An event of a page that is newer than the loader is let through whatever it holds.
    const isEvent = (message: unknown) =>
      Object(message).type === 'event' && typeof Object(Object(message).event).type === 'string';
    const messages = drawn((message) => isEvent(message) || v.is(FrameToLoaderSchema, message));
    await frame.evaluate((messages) => {
      for (const message of JSON.parse(messages) as unknown[]) post(message);
    }, messages);
    await send(frame, { type: 'event', event });
    const last = () => embedder.heard();
    await expect.poll(last, patience).toEqual([['load'], ['event', event]]);
    await embedder.state('open');
    expect(errors).toEqual([]);
  },
);

declare global {
  var arrived: number;
  var answers: unknown[];
  var strangers: unknown[];
  var shownAtEnd: string;
}

test(
  '50,000 messages of a stranger, and as many of the shop that are none of the protocol’s, change nothing of a checkout',
  timeout,
  async () => {
    const [world, stranger] = await Promise.all([openWorld(), servePages()]);
    onTestFinished(async () => {
      await stranger.stop();
      await world.stop();
    });
    const { url } = await world.create();
    const context = await fixture.browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.addInitScript(() => {
      Object.assign(globalThis, { arrived: 0, answers: [], strangers: [] });
      addEventListener('message', () => {
        globalThis.arrived += 1;
      });
    });
    await page.goto(world.merchantPage.address(url));
    await page.evaluate(
      (addresses) => {
        for (const src of addresses)
          document.body.append(Object.assign(document.createElement('iframe'), { src }));
      },
      [url, stranger.put('posts', '<p>Posts</p>')],
    );
    const payer = await Payer.inModal(page);
    await payer.sees('choose-bank');
    // As the app draws it, which has taken over from what was there before it.
    await payer.frame.waitForFunction(() => '__k' in (document.getElementById('app') ?? {}));
    const shown = () => payer.frame.locator('#app').innerHTML();
    const before = await shown();
    const messages = drawn((message) => v.is(LoaderToFrameSchema, message));

    const beside = page.frames().find((frame) => frame.url().startsWith(stranger.origin));
    await beside?.evaluate((messages) => {
      for (const [at, message] of (JSON.parse(messages) as unknown[]).entries()) {
        for (const target of [top?.frames[0] as Window, top as Window]) {
          const ports: MessagePort[] = [];
          if (at % 10 === 0) {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = ({ data }) => strangers.push(data);
            ports.push(port2);
          }
          target.postMessage(message, '*', ports);
        }
      }
    }, messages);
    for (const window of [payer.frame, page.mainFrame()])
      await expect.poll(() => window.evaluate(() => arrived), patience).toBe(MESSAGES);
    expect(await beside?.evaluate(() => strangers)).toEqual([]);
    expect(await shown()).toBe(before);

    await payer.frame.evaluate(() => {
      const { postMessage } = MessagePort.prototype;
      MessagePort.prototype.postMessage = function (this: MessagePort, message: { type: string }) {
        if (message.type === 'close.heard') {
          globalThis.shownAtEnd = document.querySelector('#app')?.innerHTML ?? '';
        }
        postMessage.call(this, message);
      };
    });
    await page.evaluate((messages) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => answers.push(data);
      const greeting = { directpay: 1, type: 'connect', nonce: 'a-nonce-of-the-shop-itself' };
      (frames[0] as Window).postMessage(greeting, '*', [port2]);
      for (const message of JSON.parse(messages) as unknown[]) port1.postMessage(message);
      port1.postMessage({ type: 'close.asked', by: 'host' });
    }, messages);
    const types = () =>
      page.evaluate(() =>
        (answers as { type: string }[]).map(({ type }) => type).filter((type) => type !== 'event'),
      );
    await expect.poll(types, patience).toEqual(['ready', 'close.heard', 'outcome', 'close']);
    expect(await payer.frame.evaluate(() => shownAtEnd)).toBe(before);
    expect(errors).toEqual([]);
  },
);
