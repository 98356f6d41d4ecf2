import type { LinkedBankAccount } from '../../contract/link-api.ts';
import type { Currency } from '../../contract/money.ts';
import type { LinkRecord } from '../store/link-records.ts';
import { lastFourDigits } from './last-four.ts';
import { given, iso } from './view.ts';

/** A linked account as the merchant's server is told of it without asking: neither its whole number nor whose it is. */
export function linkFacts(link: LinkRecord): LinkedBankAccount {
  const { account } = link;
  if (!account) throw new Error(`${link.id} has linked no account`);
  return {
    id: link.id,
    checkoutId: link.checkoutId,
    reference: link.merchantReference,
    mode: link.mode,
    dataStatus: account.dataStatus,
    isGone: account.goneAt !== undefined,
    providerId: account.providerId,
    providerReference: link.reference,
    linkedAt: iso(account.linkedAt),
    readAt: iso(account.readAt),
    ...given({
      bank: account.bankName,
      bankCode: account.bankCode,
      nipCode: account.nipCode,
      accountLastFour: lastFourDigits(account.number?.open()),
      accountType: account.type,
      currency: account.currency === 'NGN' ? ('NGN' satisfies Currency) : undefined,
      dataAt: account.dataAt === undefined ? undefined : iso(account.dataAt),
    }),
  };
}
