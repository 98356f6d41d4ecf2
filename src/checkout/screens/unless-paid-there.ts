import type { SessionView } from '../../contract/session.ts';
import type { PaymentWords } from '../i18n/payment-words.ts';
import { plainText } from '../ui/plain-text.ts';

/** What to do where the money has left the account all the same: at the bank, or on a page of the provider's that was given up. */
export function unlessPaidThere(
  view: Pick<SessionView, 'merchant' | 'provider'> & { readonly pageGivenUp?: true },
  { declined }: PaymentWords,
): string {
  const merchant = plainText(view.merchant.name, 60);
  return view.pageGivenUp
    ? declined.pageMayBePaid(plainText(view.provider, 40), merchant)
    : declined.check(merchant);
}
