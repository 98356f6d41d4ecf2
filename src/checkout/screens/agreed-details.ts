import { formatMoney } from '../../contract/money.ts';
import type { ViewOf } from '../../contract/session.ts';
import type { Words } from '../i18n/en.ts';
import type { MandateWords } from '../i18n/en-mandate.ts';
import type { Detail } from '../ui/details.tsx';
import { plainText } from '../ui/plain-text.ts';
import { accountLine } from './account-line.ts';

type View = ViewOf<'approved' | 'ready'>;

/** What was agreed to. Of the account the last four digits alone: a receipt is shown to others. */
export function agreedDetails(view: View, words: Words, { agreed }: MandateWords): readonly Detail[] {
  const { mandate, account } = view;
  const lastFour = account?.lastFour;
  const money = (minor: number) => formatMoney(minor, mandate.currency);
  return [
    {
      term: agreed.atMost,
      value: agreed.inAll(money(mandate.totalCapMinor)),
      more: mandate.debitType === 'fixed' ? agreed.each(money(mandate.perDebitMinor)) : agreed.amounts,
    },
    { term: agreed.dates, value: agreed.between(mandate.startDate, mandate.endDate) },
    ...accountLine(view.bank, lastFour === undefined ? undefined : { lastFour }, words),
    ...(view.linked ?? []).flatMap((other) =>
      accountLine({ name: other.bank }, other, words).map((line) => ({ ...line, term: agreed.alsoFrom })),
    ),
    ...(mandate.feeBearer === 'customer' ? [{ term: agreed.fees, value: agreed.feesYours }] : []),
    { term: words.confirm.for, value: plainText(view.description, 140) },
    { term: agreed.on, value: words.shell.when(view.approvedAt) },
    { term: words.confirm.reference, value: plainText(view.reference, 64) },
  ];
}

/** The same as lines of text, to be sent on. Without the payer's own page, which is the payer's alone. */
export function agreedText(view: View, title: string, words: Words, all: MandateWords): string {
  const merchant = plainText(view.merchant.name, 60);
  const contact = view.merchant.support === undefined ? undefined : plainText(view.merchant.support);
  return [
    ...(view.mode === 'test' ? [all.agreed.test] : []),
    `${words.confirm.to}: ${merchant}`,
    title,
    ...agreedDetails(view, words, all).map(({ term, value }) => `${term}: ${value}`),
    words.shell.support(merchant, contact),
  ].join('\n');
}
