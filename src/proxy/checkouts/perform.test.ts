import { expect, test } from 'vitest';
import { StoreUnavailable } from '../store/records.ts';
import type { StoreTransaction } from '../store/store.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import { createPerformer } from './perform.ts';
import type { Plan } from './plan.ts';

const clock = { now: () => 1_000, monotonic: () => 0 };

/** One checkout whose commits fail where told to; `meanwhile` is what others do to it after such a failure. */
function oneCheckout(fails: (nth: number) => boolean, meanwhile: (draft: Draft) => void) {
  let checkout = { id: 'chk_1', fence: 0, status: 'processing', lease: undefined } as Draft['checkout'];
  let nth = 0;
  const draftOf = (): Draft =>
    ({
      now: 1_000,
      checkout: { ...checkout },
      attempts: [],
      mandates: [],
      links: [],
      record: () => {},
      alarm: () => {},
    }) as unknown as Draft;
  const change: Change = async (_, work) => {
    nth += 1;
    const draft = draftOf();
    const result = await work(draft, {} as StoreTransaction);
    if (fails(nth)) {
      const other = draftOf();
      meanwhile(other);
      checkout = other.checkout;
      throw new StoreUnavailable('Away');
    }
    checkout = draft.checkout;
    return { result, rows: draft };
  };
  return { change };
}

test('a capture is not sent whose commit failed, where the payment was settled before it could be made again', async () => {
  const sent: string[] = [];
  const { change } = oneCheckout(
    (nth) => nth === 3,
    ({ checkout }) => {
      checkout.status = 'succeeded';
      checkout.lease = undefined;
    },
  );
  const performer = createPerformer({ change, clock, owner: 'me', sleep: async () => {} });
  const planOf = (call: Plan['call'], next: Plan | undefined): Plan =>
    ({
      call,
      prepare: () => true,
      patienceMs: () => 1_000,
      send: async () => {
        sent.push(call);
        return () => next;
      },
      settleUnsent: () => undefined,
    }) as Plan;
  const begun = await change('chk_1', (draft) =>
    performer.begin(draft, planOf('charge', planOf('capture', undefined))),
  );
  if (!begun?.result) throw new Error('Nothing was begun');
  await performer.perform(begun.result, begun.rows);
  expect(sent).toEqual(['charge']);
});
