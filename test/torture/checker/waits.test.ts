import { expect, it } from 'vitest';
import type { Entry } from '../record.ts';
import type { Facts } from './facts.ts';
import { second } from './made-up-books.ts';
import { goodFacts } from './made-up-facts.ts';
import { nobodyWaitsForWhatIsKept } from './waits.ts';

const shown = goodFacts.record.filter((entry) => entry.kind === 'screen')[0] as Extract<
  Entry,
  { kind: 'screen' }
>;

/** Of each wait: how many seconds after the end of its payment its page saw it, or was left. */
function waiting(waits: readonly { readonly saw?: number; readonly left?: number }[]): Facts {
  const pages = waits.map((wait, index) => ({ ...wait, checkoutId: `co_${index}`, page: `p${index}` }));
  return {
    ...goodFacts,
    events: pages.map(({ checkoutId }) => ({
      checkoutId,
      seq: 1,
      type: 'checkout.succeeded',
      at: second(10),
      data: {},
    })),
    record: pages.flatMap(({ checkoutId, page, saw, left }): Facts['record'] => {
      const at = second(10 + (saw ?? left ?? 0));
      return [
        { ...shown, checkoutId, page, at: second(5), step: 'confirming' },
        saw === undefined
          ? { kind: 'left', at, checkoutId, page, cameBack: false }
          : { ...shown, checkoutId, page, at, step: 'paid' },
      ];
    }),
  };
}
const times = <T>(count: number, wait: T): T[] => Array.from({ length: count }, () => wait);

it('has pages wait that are not woken, whether they see the end at last or are left', () => {
  const facts = waiting([...times(5, { saw: 0.2 }), { saw: 24 }, ...times(2, { left: 12 })]);
  expect(nobodyWaitsForWhatIsKept(facts)).toMatchObject([
    { invariant: 'I10', said: '3 of 8 for more than 10 seconds' },
  ]);
});

it('has most pages wait for some seconds, where those who would wait longer have gone', () => {
  expect(
    nobodyWaitsForWhatIsKept(waiting([...times(3, { saw: 0.2 }), ...times(5, { left: 8 })])),
  ).toMatchObject([{ invariant: 'I10', said: '5 of 8 for more than 5 seconds' }]);
});

it('lets a few wait whose line hangs, and learns nothing from those who did not stay', () => {
  expect(nobodyWaitsForWhatIsKept(waiting([...times(6, { saw: 0.2 }), ...times(2, { saw: 12 })]))).toEqual(
    [],
  );
  const gone = [...times(4, { saw: 0.2 }), ...times(3, { saw: 12 }), ...times(9, { left: 3 })];
  expect(nobodyWaitsForWhatIsKept(waiting(gone))).toEqual([]);
});
