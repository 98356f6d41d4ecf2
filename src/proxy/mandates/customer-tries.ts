import type { CustomerAsk, EnterAccountProblem } from '../../contract/mandate-view.ts';
import type { Draft } from '../checkouts/draft.ts';
import type { ChosenMandateBank, CustomerTries } from '../store/mandate-records.ts';
import type { CheckoutRows } from '../store/store.ts';
import { setupOf } from './try-of.ts';

/** Customers that one checkout may have the provider make, wrong ones included. */
const MOST_CUSTOMERS = 5;

const names: readonly CustomerAsk[] = ['firstName', 'lastName', 'businessName'];

/** What may be the cause, where the provider does not take a payer: asked of them from then on, whatever the merchant has told. */
const doubtedFor: Readonly<Record<EnterAccountProblem, readonly CustomerAsk[]>> = {
  account_refused: [],
  offer_gone: [],
  name_differs: names,
  customer_differs: [...names, 'email'],
  details_refused: [...names, 'email', 'phone', 'address'],
};

const none: CustomerTries = { asked: 0, made: [], refused: [], doubted: [] };

export function customerTriesOf(rows: Pick<CheckoutRows, 'checkout'>): CustomerTries {
  return setupOf(rows).customers ?? none;
}

/** Whether the checkout has no further customer made: nobody tries out names and BVNs by one link. */
export function areCustomersUsedUp(draft: Draft): boolean {
  return customerTriesOf(draft).asked >= MOST_CUSTOMERS;
}

/** Counted before it is asked for, and taken back only where it surely was not made. */
export function countCustomer(draft: Draft, by: 1 | -1): void {
  const { asked } = customerTriesOf(draft);
  note(draft, { asked: asked + by });
}

export function noteMade(draft: Draft, customerId: string): void {
  const { made } = customerTriesOf(draft);
  note(draft, { made: [...made, customerId] });
}

/** Whether the customer had no BVN and was, or may have been, given one by this checkout. */
export function noteCompleted(draft: Draft, customerId: string, isCompleted: boolean): void {
  const others = customerTriesOf(draft).completed?.filter((id) => id !== customerId) ?? [];
  note(draft, { completed: isCompleted ? [...others, customerId] : others });
}

/** The provider would set nothing up for this customer. */
export function noteRefused(draft: Draft, customerId: string): void {
  const { refused } = customerTriesOf(draft);
  note(draft, { refused: [...new Set([...refused, customerId])] });
}

export function noteDoubted(draft: Draft, problem: EnterAccountProblem): void {
  const { doubted } = customerTriesOf(draft);
  note(draft, { doubted: [...new Set([...doubted, ...doubtedFor[problem]])] });
}

/** Whether the provider has refused this customer this very account: asking for the same again would only go in circles. */
export function wasRefused(
  draft: Draft,
  customerId: string,
  bank: ChosenMandateBank | undefined,
  accountNumber: string | undefined,
): boolean {
  return (
    customerTriesOf(draft).refused.includes(customerId) &&
    draft.mandates.some(
      (mandate) =>
        mandate.customerId === customerId &&
        mandate.bank?.id === bank?.id &&
        mandate.endReason === 'not_created' &&
        mandate.accountNumber?.open() === accountNumber,
    )
  );
}

function note(draft: Draft, changes: Partial<CustomerTries>): void {
  draft.checkout.setup = {
    ...setupOf(draft),
    customers: { ...customerTriesOf(draft), ...changes },
  };
}
