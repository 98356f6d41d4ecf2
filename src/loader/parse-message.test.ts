import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { FrameToLoaderSchema, stableEvents } from '../contract/frame-messages.ts';
import { outcomeStatuses } from '../contract/outcome.ts';
import { parseMessage } from './parse-message.ts';

const text = fc.string({ maxLength: 12 });
const outcome = fc.record(
  {
    status: fc.constantFrom(...outcomeStatuses),
    checkoutId: text,
    reference: text,
    mayHavePaid: fc.boolean(),
    readyToDebit: fc.boolean(),
  },
  { requiredKeys: ['status', 'checkoutId', 'reference', 'mayHavePaid'] },
);
const event = fc.record({
  v: fc.constant(1),
  id: text,
  type: fc.constantFrom(...stableEvents),
  checkoutId: text,
  reference: text,
  at: text,
  data: fc.record({ step: text, bankId: text }, { requiredKeys: [] }),
});
const message = fc.oneof(
  fc.record({ type: fc.constant('ready'), nonce: text }),
  fc.record({ type: fc.constant('locked'), locked: fc.boolean() }),
  fc.record({
    type: fc.constant('close'),
    reason: fc.constantFrom('completed', 'pending', 'user', 'host', 'error'),
  }),
  fc.record({ type: fc.constant('outcome'), outcome }),
  fc.record({ type: fc.constant('event'), event }),
);

type Bag = Record<string, unknown>;

/** One value anywhere in a message replaced, removed or added. */
const damaged = fc
  .tuple(message, fc.anything({ maxDepth: 1 }), fc.nat(), fc.constantFrom('replace', 'remove', 'add'))
  .map(([whole, junk, at, how]) => {
    const copy = structuredClone(whole) as Bag;
    const bags: Bag[] = [copy];
    for (const bag of bags) {
      bags.push(...Object.values(bag).filter((inner): inner is Bag => Object(inner) === inner));
    }
    const bag = bags[at % bags.length] as Bag;
    const names = Object.keys(bag);
    const name = how === 'add' ? 'extra' : (names[at % Math.max(names.length, 1)] ?? 'extra');
    if (how === 'remove') delete bag[name];
    else bag[name] = junk;
    return copy;
  });

/** The differences that are meant: the loader lets types of events and further fields pass that it does not know. */
function asKnown(data: Bag): Bag {
  const { extra, ...told } = data;
  const event = told['event'] as Bag | null | undefined;
  if (told['type'] !== 'event' || typeof event?.['type'] !== 'string') return told;
  return { ...told, event: { ...event, type: 'step.viewed' } };
}

test('every message that the frame may send reaches the loader as it is', () => {
  fc.assert(
    fc.property(message, (sent) => {
      expect(v.is(FrameToLoaderSchema, sent)).toBe(true);
      expect(parseMessage(sent)).toBe(sent);
    }),
    { numRuns: 500 },
  );
});

test('the check by hand and the contract refuse the same damaged messages', () => {
  let refused = 0;
  fc.assert(
    fc.property(damaged, (sent) => {
      const allowed = v.is(FrameToLoaderSchema, asKnown(sent));
      if (!allowed) refused += 1;
      expect(parseMessage(sent)).toBe(allowed ? sent : undefined);
    }),
    { numRuns: 3_000 },
  );
  expect(refused).toBeGreaterThan(1_000);
});

test.each([
  undefined,
  null,
  'succeeded',
  [],
  { type: 'success' },
  { type: ['close'], reason: 'user' },
  { type: 'toString', nonce: 'x' },
  { type: 'outcome', outcome: { status: 'succeeded' } },
  JSON.parse('{"__proto__":{"type":"close"},"reason":"user"}'),
])('%j is no message of the frame', (sent) => {
  expect(parseMessage(sent)).toBeUndefined();
});
