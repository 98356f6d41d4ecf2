import fc from 'fast-check';

/** Texts that are near to what the protocol has, and texts that are long, empty or odd. */
const text = fc.oneof(
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.constantFrom(
    '',
    'connect',
    'ready',
    'close',
    'close.asked',
    'outcome',
    'succeeded',
    'event',
    'locked',
    '__proto__',
    'constructor',
    'toString',
    'x'.repeat(100_000),
    '\ud800',
    '\u202e',
  ),
);

const odd: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.anything({
    maxDepth: 2,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
  }),
  fc.anything({ maxDepth: 1, withNullPrototype: true, withSparseArray: true, withBoxedValues: true }),
  fc.constantFrom<unknown>(
    undefined,
    null,
    Number.NaN,
    -0,
    2 ** 53,
    true,
    false,
    1,
    '1',
    [],
    {},
    [[]],
    new Error('x'),
  ),
);

/** Anything that is not a message at all, or a bag with the names that messages have and whatever in them. */
const strange = fc.oneof(
  odd,
  fc.record(
    {
      directpay: fc.oneof(fc.constant(1), odd),
      type: fc.oneof(
        fc.constantFrom('connect', 'ready', 'close', 'close.asked', 'outcome', 'event', 'locked'),
        odd,
      ),
      nonce: odd,
      reason: odd,
      locked: odd,
      outcome: odd,
      event: odd,
      token: odd,
    },
    { requiredKeys: [] },
  ),
  fc.dictionary(text, odd, { maxKeys: 4 }),
);

/** One value anywhere in a good message replaced, removed, added, or put under a name that prototypes have. */
export function damaged(good: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  return fc
    .tuple(good, odd, fc.nat(), fc.constantFrom('replace', 'remove', 'add', 'wrap', 'inherit'))
    .map(([whole, junk, at, how]) => {
      const copy = structuredClone(whole) as Record<string, unknown>;
      const bags = [copy];
      for (const bag of bags) bags.push(...Object.values(bag).filter(isBag));
      const bag = bags[at % bags.length] as Record<string, unknown>;
      const names = Object.keys(bag);
      const name = names[at % Math.max(names.length, 1)] ?? 'type';
      if (how === 'wrap') return [copy];
      if (how === 'inherit') return JSON.parse(`{"__proto__":${JSON.stringify(whole)}}`);
      if (how === 'remove') delete bag[name];
      else bag[how === 'add' ? 'extra' : name] = junk;
      return copy;
    });
}

function isBag(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function hostile(good: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  return fc.oneof(strange, { arbitrary: damaged(good), weight: 2 });
}
