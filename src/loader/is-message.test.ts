import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { FrameToLoaderSchema, stableEvents } from '../contract/frame-messages.ts';
import { outcomeStatuses } from '../contract/outcome.ts';
import { isMessage } from './is-message.ts';

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

/** The differences that are meant: types of events, what they hold, and further fields that the loader does not know. */
function asKnown(data: Bag): Bag {
  const { extra, ...told } = data;
  if (told['outcome'] !== undefined && told['type'] === 'outcome') {
    const { readyToDebit, ...rest } = Object(told['outcome']) as Bag;
    return { ...told, outcome: readyToDebit === undefined ? rest : { ...rest, readyToDebit } };
  }
  const { type } = Object(told['event']) as Bag;
  return told['type'] === 'event' && typeof type === 'string' ? { type: 'close', reason: 'user' } : told;
}

test('every message that the frame may send reaches the loader', () => {
  fc.assert(
    fc.property(message, (sent) => {
      expect(v.is(FrameToLoaderSchema, sent)).toBe(true);
      expect(isMessage(sent as never)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('the check by hand refuses every damaged outcome, close and event that the contract refuses', () => {
  let refused = 0;
  fc.assert(
    fc.property(damaged, (sent) => {
      fc.pre(['outcome', 'close', 'event'].includes(sent['type'] as string));
      const allowed = v.is(FrameToLoaderSchema, asKnown(sent));
      if (!allowed) refused += 1;
      expect(isMessage(sent as never)).toBe(allowed);
    }),
    { numRuns: 3_000 },
  );
  expect(refused).toBeGreaterThan(500);
});
