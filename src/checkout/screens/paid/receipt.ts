import { formatMoney } from '../../../contract/money.ts';
import type { ViewOf } from '../../../contract/session.ts';
import type { PaymentWords } from '../../i18n/payment-words.ts';
import type { Detail } from '../../ui/details.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { accountLine } from '../account-line.ts';

type View = ViewOf<'paid'>;

function given(term: string, text: string | undefined): readonly Detail[] {
  return text === undefined || text === '' ? [] : [{ term, value: plainText(text, 140) }];
}

/** What a receipt says beyond whom and how much. Of the account the last four digits alone: a receipt is shown to others. */
export function receiptDetails(view: View, words: PaymentWords): readonly Detail[] {
  const { paid, confirm, shell } = words;
  const lastFour = view.account?.lastFour;
  const bank = view.bank?.name ?? view.bankTold ?? (lastFour && paid.account);
  return [
    { term: confirm.for, value: plainText(view.description, 140) },
    ...accountLine(
      bank === undefined ? undefined : { name: bank },
      lastFour === undefined ? undefined : { lastFour },
      words,
    ),
    ...given(paid.how, view.pageMethod && paid.onPage[view.pageMethod](plainText(view.provider, 40))),
    { term: paid.when, value: shell.when(view.paidAt) },
    ...(view.refund === undefined
      ? []
      : [
          {
            term: words.refund.term,
            value: view.refund.status === 'refunded' ? shell.when(view.refund.at) : words.refund.onItsWay,
          },
        ]),
    { term: confirm.reference, value: plainText(view.reference, 64) },
    ...given(paid.number, view.providerReference),
    ...given(paid.narration, view.narration),
  ];
}

/** The receipt as lines of text, to be sent on. */
export function receiptText(view: View, words: PaymentWords): string {
  const { paid, confirm, shell } = words;
  const merchant = plainText(view.merchant.name, 60);
  const contact = view.merchant.support === undefined ? undefined : plainText(view.merchant.support);
  const lines = [
    ...(view.mode === 'test' ? [paid.testReceipt] : []),
    `${confirm.to}: ${merchant}`,
    `${paid.amount}: ${formatMoney(view.amountMinor, view.currency)}`,
    ...receiptDetails(view, words).map(({ term, value }) => `${term}: ${value}`),
    shell.support(merchant, contact),
  ];
  return lines.join('\n');
}
