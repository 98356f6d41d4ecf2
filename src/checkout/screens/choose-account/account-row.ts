import type { ListedAccount } from '../../../contract/view-parts.ts';
import type { PaymentWords } from '../../i18n/payment-words.ts';
import { plainText } from '../../ui/plain-text.ts';

interface AccountRow {
  /** The type in plain words and the last four digits: what tells accounts of one holder apart. */
  readonly name: string;
  readonly spoken: string | undefined;
  readonly holder: string;
}

/** What kind of account a bank's word means, in plain words; the bank's own word where it is none of the usual. */
function typeWords(type: string | undefined, words: PaymentWords['chooseAccount']): string {
  if (type === undefined) return words.other;
  if (/saving/i.test(type)) return words.savings;
  if (/current|che(?:ck|que)/i.test(type)) return words.current;
  if (/domicil|foreign/i.test(type)) return words.domiciliary;
  const own = plainText(type.replace(/_+/g, ' '), 40);
  return own === '' ? words.other : own;
}

/** One account as its row says it; of its number never more than the last four digits. */
export function accountRow(account: ListedAccount, words: PaymentWords): AccountRow {
  const type = typeWords(account.type, words.chooseAccount);
  const digits = account.lastFour?.slice(-4);
  return {
    name: digits === undefined ? type : words.shell.lastFour(type, digits),
    spoken: digits === undefined ? undefined : words.shell.lastFourSpoken(type, digits),
    holder: account.holder === undefined ? '' : plainText(account.holder, 80),
  };
}
