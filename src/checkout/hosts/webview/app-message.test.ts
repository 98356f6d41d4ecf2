import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { AppToPageSchema } from '../../../contract/bridge-messages.ts';
import { readAppMessage } from './app-message.ts';

const types = ['bridge.ack', 'host.back', 'host.close', 'host.resume', 'host.insets', 'host.colorScheme'];
const px = fc.oneof(fc.integer({ min: -5, max: 10_005 }), fc.double(), fc.constant('8'), fc.constant(null));

test('what an app says is understood by hand exactly as the contract says', () => {
  const near = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        v: fc.constantFrom(1, 2, '1'),
        type: fc.constantFrom(...types, 'host.pay', '__proto__', 'toString'),
        id: fc.oneof(fc.string(), fc.integer()),
        scheme: fc.constantFrom('light', 'dark', 'auto', 1),
        top: px,
        bottom: px,
        keyboard: px,
      },
      { requiredKeys: [] },
    ),
    fc.constantFrom(...types).map((type) => ({ v: 1, type })),
    fc.string().map((id) => ({ v: 1, type: 'bridge.ack', id })),
    fc.record({ v: fc.constant(1), type: fc.constant('host.insets'), top: px, bottom: px, keyboard: px }),
    fc.constantFrom('light', 'dark').map((scheme) => ({ v: 1, type: 'host.colorScheme', scheme })),
  );
  fc.assert(
    fc.property(near, (data) => {
      const text = JSON.stringify(data);
      const sent = JSON.parse(text);
      const isOurs = text.length <= 1_000 && v.is(AppToPageSchema, sent);
      expect(readAppMessage(text)).toEqual(isOurs ? sent : undefined);
    }),
    { numRuns: 2_000 },
  );
});

test.each([undefined, null, 7, {}, '', '{', '[]', 'null', '"host.back"', '{"v":1,"type":"host.back"'])(
  '%j is no message',
  (text) => expect(readAppMessage(text)).toBeUndefined(),
);

test('an object is no message, since every message is text', () => {
  expect(readAppMessage({ v: 1, type: 'host.back' })).toBeUndefined();
});
