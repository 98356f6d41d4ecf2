import { createHash } from 'node:crypto';
import type { MandateTerms } from '../../contract/mandate-terms.ts';
import { SMALLEST_DEBIT_MINOR } from '../../contract/mandate-terms.ts';
import { type Currency, formatMoney } from '../../contract/money.ts';

/** Raised with every change of the wording below, so that what a payer accepted can always be read again. */
const VERSION = 'emandate-variable-1';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export interface TermsText {
  readonly version: string;
  /** SHA-256 of version and sentences, hexadecimal. */
  readonly hash: string;
  readonly sentences: string[];
}

export interface TermsParts {
  readonly merchant: string;
  /** The provider, as a payer reads it. */
  readonly provider: string;
  readonly bank: string;
  readonly lastFour: string;
  readonly terms: MandateTerms;
  /** What proves the account, in minor units. */
  readonly transferMinor: number;
}

/** What a payer agrees to, sentence by sentence. The same parts give the same text to the letter. */
export function termsText(parts: TermsParts): TermsText {
  const { merchant, provider, bank, lastFour, terms, transferMinor } = parts;
  const { totalCapMinor, currency, startDate, endDate, feeBearer } = terms;
  const cap = formatMoney(totalCapMinor, currency);
  const sentences = [
    `You allow ${merchant} to take payments from your ${bank} account that ends in ${lastFour}.`,
    `${merchant} can take at most ${cap} in all, from ${dayInWords(startDate)} until ${dayInWords(endDate)}.`,
    'The amounts and the days may differ. Each payment counts towards that total.',
    exampleOf(totalCapMinor, currency),
    'This is a ceiling, not a charge: nothing is taken today because you agree.',
    `To show that the account is yours you send ${formatMoney(transferMinor, currency)} from it. That goes to NIBSS, which runs direct debit in Nigeria. ${merchant} does not keep it.`,
    ...(feeBearer === 'customer'
      ? [`The fee that ${provider} charges for each payment is borne by you.`]
      : []),
    `You can pause or end this at any time, on your own page of this mandate or by asking ${merchant}.`,
  ];
  const hash = createHash('sha256')
    .update([VERSION, ...sentences].join('\n'))
    .digest('hex');
  return { version: VERSION, hash, sentences };
}

/** Two payments and what they leave, or one where the total has no room for two. */
function exampleOf(capMinor: number, currency: Currency): string {
  const share = (tenths: number) =>
    Math.max(SMALLEST_DEBIT_MINOR, Math.floor((capMinor * tenths) / 1_000) * 100);
  const money = (minor: number) => formatMoney(minor, currency);
  const [first, second] = [share(2), share(3)];
  if (first + second <= capMinor) {
    return `For example: after payments of ${money(first)} and ${money(second)}, at most ${money(capMinor - first - second)} can still be taken.`;
  }
  return `For example: after a payment of ${money(first)}, at most ${money(capMinor - first)} can still be taken.`;
}

/** `2026-11-22` as `22 November 2026`. */
function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}
