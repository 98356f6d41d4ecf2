import { createHash } from 'node:crypto';
import type { MandateTerms } from '../../contract/mandate-terms.ts';
import { SMALLEST_DEBIT_MINOR } from '../../contract/mandate-terms.ts';
import { type Currency, formatMoney } from '../../contract/money.ts';
import type { Way } from '../../contract/provider-page.ts';
import { dayInWords } from './day-in-words.ts';
import { fixedSentences } from './fixed-sentences.ts';

/** Raised with every change of the wording below, so that what a payer accepted can always be read again. */
const WORDING = 1;

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
  readonly way: Way;
  /** The account; undefined where it is chosen on the provider's page. */
  readonly account: { readonly bank: string; readonly lastFour: string } | undefined;
  readonly terms: MandateTerms;
  /** What proves the account, in minor units. */
  readonly transferMinor: number;
}

/** What a payer agrees to, sentence by sentence. The same parts give the same text to the letter. */
export function termsText(parts: TermsParts): TermsText {
  const { merchant, provider, terms, way } = parts;
  const { type, debitType, verification, feeBearer } = terms;
  const sentences = [
    ...takenFrom(parts),
    ...(terms.debitType === 'fixed' ? fixedSentences(terms) : variableSentences(merchant, terms)),
    provenBy(parts),
    ...(feeBearer === 'customer'
      ? [`The fee that ${provider} charges for each payment is borne by you.`]
      : []),
    `You can pause or end this at any time, on your own page of this mandate or by asking ${merchant}.`,
  ];
  const proven = way === 'provider-page' ? ['page'] : verification === 'selfie' ? ['selfie'] : [];
  const version = [type, debitType, ...proven, WORDING].join('-');
  const hash = createHash('sha256')
    .update([version, ...sentences].join('\n'))
    .digest('hex');
  return { version, hash, sentences };
}

function takenFrom({ merchant, provider, account, terms }: TermsParts): string[] {
  const from = account
    ? `your ${account.bank} account that ends in ${account.lastFour}`
    : `the account that you choose on ${provider}’s page`;
  return [
    `You allow ${merchant} to take payments from ${from}.`,
    ...(terms.type === 'sweep'
      ? [
          'Where that account does not hold enough, they can be taken from your other accounts with the same BVN.',
        ]
      : []),
  ];
}

function variableSentences(
  merchant: string,
  { totalCapMinor, currency, startDate, endDate }: MandateTerms,
): string[] {
  const cap = formatMoney(totalCapMinor, currency);
  return [
    `${merchant} can take at most ${cap} in all, from ${dayInWords(startDate)} until ${dayInWords(endDate)}.`,
    'The amounts and the days may differ. Each payment counts towards that total.',
    exampleOf(totalCapMinor, currency),
    'This is a ceiling, not a charge: nothing is taken today because you agree.',
  ];
}

function provenBy({ merchant, provider, way, terms, transferMinor }: TermsParts): string {
  if (way === 'provider-page') {
    return `You choose the account, and show that it is yours, on a page of ${provider}’s own that follows.`;
  }
  if (terms.verification === 'selfie') {
    return `To show that the account is yours you take a picture of your face on ${provider}’s own page. ${merchant} does not get it.`;
  }
  const amount = formatMoney(transferMinor, terms.currency);
  return `To show that the account is yours you send ${amount} from it. That goes to NIBSS, which runs direct debit in Nigeria. ${merchant} does not keep it.`;
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
