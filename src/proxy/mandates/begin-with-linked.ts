import { ProblemError } from '../../contract/problem.ts';
import type { BankListOf } from '../checkouts/bank-list.ts';
import { LINKED_ACCOUNT_FIELD } from '../checkouts/mandate-order.ts';
import type { ProviderMandateBank } from '../providers/mandate-provider.ts';
import type { CheckoutRecord } from '../store/records.ts';
import type { StoreTransaction } from '../store/store.ts';
import { chosenFrom } from './chosen-bank.ts';
import { knownCustomer } from './known-customer.ts';
import { isAt, namedAccount, offeredAt } from './linked-account.ts';
import type { MandateTools } from './mandate-tools.ts';
import { setupOf } from './try-of.ts';

/**
 * A payer whose linked account the merchant has named begins at its bank, if mandates are set up there, else at the list as everybody does. Where no
 * list is kept yet they choose the bank, and are offered the account there: nobody waits for the provider here. Throws `invalid_request`, which names the field and
 * nothing else, for an account that is not there, is gone or is somebody else's; a call that is repeated is answered before that is asked.
 */
export async function beginWithLinked(
  tools: MandateTools & { readonly banks: BankListOf<ProviderMandateBank> },
  checkout: CheckoutRecord,
  tx: StoreTransaction,
): Promise<void> {
  const setup = setupOf({ checkout });
  if (setup.order.linkedAccountId === undefined) return;
  const account = await namedAccount(tx, checkout);
  if (!account) throw new ProblemError('invalid_request', { field: LINKED_ACCOUNT_FIELD });
  const bank = tools.banks.findBy((one) => isAt(account, one));
  if (!bank) return;
  const customerId = await knownCustomer(tools, { checkout }, tx);
  checkout.setup = { ...setup, bank: chosenFrom(bank), linked: offeredAt(bank, account), customerId };
  checkout.step = 'enter-account';
}
