import type { Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

/**
 * I1: a checkout is debited once. A second debit is another's doing only where the provider said of the first that it had not been made, or where the payer paid on its page too; it
 * must then be known as one. And the provider is never asked to capture more often than was decided and committed before.
 */
export function debitedOnce(facts: Facts): readonly Violation[] {
  return [...secondDebits(facts), ...unclaimedCaptures(facts), ...unclaimedDebits(facts)];
}

function secondDebits(facts: Facts): readonly Violation[] {
  const checkoutOf = new Map(facts.attempts.map(({ reference, checkoutId }) => [reference, checkoutId]));
  const checkouts = new Map(facts.checkouts.map((checkout) => [checkout.id, checkout]));
  const byPage = new Set(
    facts.attempts.filter(({ way }) => way === 'provider-page').map(({ reference }) => reference),
  );
  const payments = facts.ledger.filter(({ mandate }) => mandate === undefined);
  return [...grouped(payments, ({ reference }) => checkoutOf.get(reference) ?? '')].flatMap(
    ([checkoutId, debits]): Violation[] => {
      if (checkoutId === '' || debits.length < 2) return [];
      const ours = debits.filter(
        ({ reference }) => !facts.misreported.has(reference) && !byPage.has(reference),
      );
      const isKnown = checkouts.get(checkoutId)?.duplicateDebit === true;
      if (ours.length < 2 && isKnown) return [];
      const what = ours.length < 2 ? 'a second debit is not known as one' : 'debited more than once';
      return [{ invariant: 'I1', what, checkoutId, truth: debits }];
    },
  );
}

function unclaimedCaptures(facts: Facts): readonly Violation[] {
  const decided = new Map<string, number>();
  const attemptOf = new Map(
    facts.attempts.map(({ checkoutId, number, reference }) => [`${checkoutId} ${number}`, reference]),
  );
  for (const { checkoutId, type, data } of facts.events) {
    if (type !== 'capture.sent') continue;
    const reference = attemptOf.get(`${checkoutId} ${data['attempt']}`);
    if (reference !== undefined) decided.set(reference, (decided.get(reference) ?? 0) + 1);
  }
  return askedTooOften(facts, 'capture', (reference) => decided.get(reference) ?? 0);
}

function unclaimedDebits(facts: Facts): readonly Violation[] {
  const decided = new Set(
    facts.events.filter(({ type }) => type === 'debit.reserved').map(({ data }) => data['reference']),
  );
  return askedTooOften(facts, 'debit', (reference) => (decided.has(reference) ? 1 : 0));
}

const TOO_MANY = 429;

/**
 * No line delivers twice what moves money, so that whatever was asked more often was asked by us. What the provider turned away for being one too many was not carried out, and one decision
 * lasts until it is.
 */
function askedTooOften(
  facts: Facts,
  call: 'capture' | 'debit',
  decided: (reference: string) => number,
): readonly Violation[] {
  const asked = grouped(
    facts.calls.filter(
      (each) => each.call === call && each.reference !== undefined && each.status !== TOO_MANY,
    ),
    ({ reference }) => reference ?? '',
  );
  const checkoutOf = new Map(
    [...facts.attempts, ...facts.debits].map((row) => [row.reference, row.checkoutId]),
  );
  return [...asked]
    .filter(([reference, calls]) => calls.length > decided(reference))
    .map(([reference, calls]) => ({
      invariant: 'I1' as const,
      what: `${call} was asked for more often than was decided`,
      ...checkoutIn(checkoutOf.get(reference)),
      reference,
      said: decided(reference),
      truth: calls,
    }));
}

const checkoutIn = (checkoutId: string | undefined): { checkoutId?: string } =>
  checkoutId === undefined ? {} : { checkoutId };
