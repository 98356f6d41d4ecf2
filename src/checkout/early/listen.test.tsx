import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ConnectSchema, FRAME_PROTOCOL } from '../../contract/frame-messages.ts';
import { isConnect, listenForHost } from './listen.ts';

const shop = 'https://shop.adirelane.example';
const connect = { directpay: FRAME_PROTOCOL, type: 'connect', nonce: 'nonce-of-sixteen-or-more' };

function framed(allowed: readonly string[] = [shop]) {
  const parent = { name: 'the merchant page' };
  let hear: ((event: unknown) => void) | undefined;
  const page = {
    parent,
    addEventListener: (_: string, listener: (event: unknown) => void) => {
      hear = listener;
    },
    removeEventListener: () => {
      hear = undefined;
    },
  };
  const onConnect = listenForHost(page as unknown as Window, allowed);
  const connected: MessagePort[] = [];
  onConnect(({ port }) => connected.push(port));
  const said: unknown[] = [];
  const port = { postMessage: (message: unknown) => said.push(message) };
  const message = (more: object) =>
    hear?.({ source: parent, origin: shop, ports: [port], data: connect, ...more });
  return { message, said, connected, isListening: () => hear !== undefined, onConnect, port };
}

test('the first good message of the merchant page is answered on its port with its nonce', () => {
  const { message, said, connected, isListening } = framed();
  message({});
  expect(said).toEqual([{ type: 'ready', nonce: connect.nonce }]);
  expect([connected.length, isListening()]).toEqual([1, false]);
});

test.each([
  ['another origin', { origin: 'https://shop.adirelane.example.evil.example' }],
  ['no origin', { origin: 'null' }],
  ['another window', { source: {} }],
  ['another protocol version', { data: { ...connect, directpay: 2 } }],
  ['a nonce that is none', { data: { ...connect, nonce: 'short' } }],
  ['something more in it', { data: { ...connect, token: 'x' } }],
  ['no port', { ports: [] }],
  ['two ports', { ports: [{}, {}] }],
  ['a success that is none of its business', { data: { type: 'success' } }],
])('a message with %s is left unanswered', (_, more) => {
  const { message, said, connected, isListening } = framed();
  message(more);
  expect([said, connected, isListening()]).toEqual([[], [], true]);
});

test('a checkout that may be embedded nowhere answers nobody', () => {
  const { message, said } = framed([]);
  message({});
  expect(said).toEqual([]);
});

test('a page that stands alone does not listen at all', () => {
  const listened: string[] = [];
  const page = { addEventListener: (type: string) => listened.push(type), removeEventListener: () => {} };
  listenForHost(Object.assign(page, { parent: page }) as unknown as Window, [shop]);
  expect(listened).toEqual([]);
});

test('the app is told of a connection that was made before it was there', () => {
  const { message, onConnect, port } = framed();
  message({});
  const late: unknown[] = [];
  onConnect((connection) => late.push(connection.port));
  expect(late).toEqual([port]);
});

test('the shape is checked by hand exactly as the contract says', () => {
  const near = fc.oneof(
    fc.anything(),
    fc.record({
      directpay: fc.oneof(fc.constant(1), fc.integer()),
      type: fc.oneof(fc.constant('connect'), fc.string()),
      nonce: fc.oneof(fc.string({ minLength: 14, maxLength: 66 }), fc.stringMatching(/^[\w-]{14,66}$/)),
    }),
    fc.record({
      ...Object.fromEntries(Object.entries(connect).map(([k, x]) => [k, fc.constant(x)])),
      more: fc.anything(),
    }),
  );
  fc.assert(
    fc.property(near, (data) => isConnect(data) === v.is(ConnectSchema, data)),
    { seed: 20_261_123 },
  );
});
