import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { listenForHost } from '../../src/checkout/early/listen.ts';
import { frameHost } from '../../src/checkout/hosts/frame-host.ts';
import {
  ConnectSchema,
  type FrameToLoader,
  FrameToLoaderSchema,
  LoaderToFrameSchema,
} from '../../src/contract/frame-messages.ts';
import { linkFrame } from '../../src/loader/frame-link.ts';
import { isMessage } from '../../src/loader/is-message.ts';
import { hostile } from './hostile-messages.ts';

const shop = 'https://shop.adirelane.example';
const nonce = 'nonce-of-sixteen-or-more';
const connect = { directpay: 1, type: 'connect', nonce };
const outcome = { status: 'succeeded', checkoutId: 'chk_1', reference: 'AL-100200', mayHavePaid: true };
const event = {
  v: 1,
  id: 'evt_1',
  type: 'bank.selected',
  checkoutId: 'chk_1',
  reference: 'AL-100200',
  at: '2026-11-21T14:02:00.000Z',
  data: { bankId: 'fidelity' },
};
const toLoader = fc.constantFrom<FrameToLoader>(
  { type: 'ready', nonce },
  { type: 'outcome', outcome: v.parse(FrameToLoaderSchema.options[1].entries.outcome, outcome) },
  { type: 'close', reason: 'completed' },
  { type: 'height', height: 480 },
  { type: 'close.heard' },
  { type: 'event', event: v.parse(FrameToLoaderSchema.options[5].entries.event, event) },
);

/** Origins that look like the shop's, or like none. */
const lookAlikes = [
  'https://shop.adirelane.example.evil.example',
  'https://shop.adirelane.example:8443',
  'https://shop.adirelane.example.',
  'https://SHOP.adirelane.example',
  'http://shop.adirelane.example',
  'https://adirelane.example',
  'https://evil.example#https://shop.adirelane.example',
  'https://shop.adirelane.example@evil.example',
  'https://shop.аdirelane.example',
  'https://shop.xn--dirlane-5nf.example',
  'https://*.adirelane.example',
  'https://shop.adirelane.example/',
  'null',
  '',
  '*',
];

/** A frame's window, with everything that was answered. */
function framed() {
  const parent = { name: 'the merchant’s page' };
  const heard: ((event: unknown) => void)[] = [];
  const said: unknown[] = [];
  const page = {
    parent,
    addEventListener: (_: string, listener: (event: unknown) => void) => heard.push(listener),
    removeEventListener: () => heard.pop(),
  };
  const onConnect = listenForHost(page as unknown as Window, [shop]);
  onConnect(() => said.push('connected'));
  const port = { postMessage: (message: unknown) => said.push(message) };
  return { parent, port, said, post: (posted: object) => heard[0]?.(posted) };
}

test('of 20,000 messages to the frame’s window that are wrong in data, origin, source or ports, none is answered', () => {
  const { parent, port, said, post } = framed();
  const good = { data: connect, origin: shop, source: parent, ports: [port] };
  const wrong = fc.oneof(
    hostile(fc.constant(connect))
      .filter((data) => !v.is(ConnectSchema, data))
      .map((data) => ({ ...good, data })),
    fc.oneof(fc.constantFrom(...lookAlikes), fc.webUrl(), fc.string()).map((origin) => ({ ...good, origin })),
    fc.constantFrom<unknown>(null, undefined, {}, { ...parent }, port).map((source) => ({ ...good, source })),
    fc.constantFrom<unknown[]>([], [port, port], [undefined]).map((ports) => ({ ...good, ports })),
  );
  let posted = 0;
  fc.assert(
    fc.property(wrong, (message) => {
      posted += 1;
      post(message);
      expect(said).toEqual([]);
    }),
    { numRuns: 20_000 },
  );
  expect(posted).toBe(20_000);
  post(good);
  expect(said).toEqual([{ type: 'ready', nonce }, 'connected']);
});

test('after the first greeting another one, or the same again, is not heard', () => {
  const { parent, port, said, post } = framed();
  const good = { data: connect, origin: shop, source: parent, ports: [port] };
  post(good);
  said.length = 0;
  for (const data of [connect, { ...connect, nonce: 'another-nonce-of-sixteen' }]) post({ ...good, data });
  expect(said).toEqual([]);
});

test('of 15,000 messages on the frame’s port that are none, none closes the checkout and none is answered', () => {
  const said: unknown[] = [];
  const port = {
    onmessage: (_: { data: unknown }) => {},
    postMessage: (message: unknown) => said.push(message),
  };
  const host = frameHost((take) => take(port as unknown as MessagePort));
  let asked = 0;
  host.onCloseAsked(() => {
    asked += 1;
  });
  fc.assert(
    fc.property(hostile(fc.constant({ type: 'close.asked', by: 'user' })), (data) => {
      fc.pre(!v.is(LoaderToFrameSchema, data));
      port.onmessage({ data });
      expect([asked, said.length]).toEqual([0, 0]);
    }),
    { numRuns: 15_000 },
  );
  port.onmessage({ data: { type: 'close.asked', by: 'user' } });
  expect(asked).toBe(1);
});

/** What does something at the loader. Types of events, what they hold and further fields that it does not know are let through. */
const Effective = v.variant('type', [
  v.object(FrameToLoaderSchema.options[1].entries),
  v.object(FrameToLoaderSchema.options[2].entries),
  v.object({ type: v.literal('close.heard') }),
  v.object({ type: v.literal('height') }),
  v.object({ type: v.literal('event'), event: v.object({ type: v.string() }) }),
]);
const types = Effective.options.map((option) => option.entries.type.literal as string);
const isOfAType = (data: unknown): boolean => types.includes(Object(data).type);

test('of 20,000 messages to the loader, no outcome, close or event that is none is let through', () => {
  fc.assert(
    fc.property(hostile(toLoader), (data) => {
      expect(!isMessage(Object(data)) || !isOfAType(data) || v.is(Effective, data)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
});

test('on a real port a frame that never says the nonce, and then nothing that is a message, is not heard at all', async () => {
  const told: unknown[] = [];
  let greeted: { nonce: string; origin: string; port: MessagePort } | undefined;
  const contentWindow = {
    postMessage(data: { nonce: string }, origin: string, [port]: [MessagePort]) {
      greeted = { nonce: data.nonce, origin, port };
    },
  };
  const frame = { contentWindow, src: '', onload: () => {} };
  const link = linkFrame(
    frame as unknown as HTMLIFrameElement,
    () => told.push('ready'),
    () => told.push('late'),
    (message) => isOfAType(message) && told.push(message),
  );
  link.visit(new URL('https://pay.example:8443/c/abc?x=1'));
  frame.onload();
  if (!greeted) throw new Error('The frame was not greeted');
  const { port, origin } = greeted;
  expect(origin).toBe('https://pay.example:8443');
  const silent = (data: unknown) => !v.is(Effective, data);
  for (const data of fc.sample(fc.oneof(toLoader, hostile(toLoader)), 3_000)) port.postMessage(data);
  port.postMessage({ type: 'ready', nonce: greeted.nonce });
  await expect.poll(() => told).toEqual(['ready']);
  for (const data of fc.sample(hostile(toLoader).filter(silent), 6_000)) port.postMessage(data);
  port.postMessage({ type: 'close.heard' });
  await expect.poll(() => told).toEqual(['ready', { type: 'close.heard' }]);
  link.hangUp();
  port.close();
});
