import type { PaymentWords } from '../i18n/payment-words.ts';

interface Refused {
  readonly problem?: string;
  readonly triesLeft?: number;
}

/** What is said about a form that the bank did not take, with the tries left here: our own limit, never the bank's. */
export function refusalWords(view: Refused, refused: string, words: PaymentWords): string | undefined {
  if (view.problem === undefined) return undefined;
  return refused + (view.triesLeft === undefined ? '' : words.logIn.triesLeft(view.triesLeft));
}
