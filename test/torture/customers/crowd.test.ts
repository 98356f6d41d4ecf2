import { expect, test } from 'vitest';
import type { Entry } from '../record.ts';
import { openPlainWorld } from './plain-world.ts';

type Of<K extends Entry['kind']> = Extract<Entry, { kind: K }>;
const of = <K extends Entry['kind']>(entries: readonly Entry[], kind: K): Of<K>[] =>
  entries.filter((entry): entry is Of<K> => entry.kind === kind);

/** What a payer sees of a checkout that stands so, where it does not depend on who looks. */
const screens: Readonly<Record<string, readonly string[]>> = {
  succeeded: ['paid', 'approved', 'ready'],
  processing: ['confirming'],
  needs_review: ['confirming'],
  cancelled: ['cancelled'],
  expired: ['expired'],
};

test('without any fault customers of all habits are debited at most once, and see in the end how their checkout stands', async () => {
  const world = await openPlainWorld({ seed: 7, customers: 12, comeWithinMs: 2_000 });
  const { crowd, merchant, entries, proxy, sandbox } = world;

  /** Those who came back and saw something else. One that has changed since they looked is seen by the next look. */
  async function misled(): Promise<string[]> {
    const before = entries.length;
    await crowd.comeBack();
    const looks = entries.slice(before);
    const last = new Map(of(looks, 'screen').map(({ page, screen }) => [page, screen]));
    const seen = await Promise.all(
      of(looks, 'left').map(async ({ checkoutId, page, cameBack }) => {
        const { status } = await proxy.checkouts.get(checkoutId);
        const screen = last.get(page) ?? 'nothing';
        const isTold = cameBack && (screens[status] ?? [screen]).includes(screen);
        return isTold ? [] : [`${checkoutId} is ${status}, and shown as ${screen}`];
      }),
    );
    return seen.flat();
  }

  try {
    await crowd.come();
    merchant.heal();
    await expect.poll(misled, { timeout: 180_000 }).toEqual([]);
    const made = of(entries, 'created').map(({ checkoutId }) => checkoutId);
    const lookedAgain = of(entries, 'left').filter(({ cameBack }) => cameBack);
    expect(made.length).toBe(12);
    expect(new Set(lookedAgain.map(({ checkoutId }) => checkoutId))).toEqual(new Set(made));
    expect(of(entries, 'screen').filter(({ viewId, checkoutId }) => viewId !== checkoutId)).toEqual([]);
    const debited = sandbox.ledger.debits().map(({ reference }) => reference);
    expect(new Set(debited).size).toBe(debited.length);
    expect(merchant.forged()).toBe(0);
  } finally {
    await world.close();
  }
});
