import type { CustomerAsk } from '../../contract/mandate-view.ts';
import type { AgreeingWords } from '../i18n/agreeing-words.ts';

/** Everything between or around the digits of a number that was typed, pasted or read out in groups. */
const between = /[\s\p{Cf}.\-–()]+/gu;

/** The number without what people put between its digits. */
export function bareNumber(typed: string): string {
  return typed.replace(between, '');
}

/** Ten digits as people read them out: `012 345 6789`. */
export function groupedNumber(typed: string): string {
  const digits = bareNumber(typed);
  return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].filter((part) => part !== '').join(' ');
}

/** What is sent of a detail. */
export function asSent(ask: CustomerAsk, typed: string): string {
  return ask === 'bvn' || ask === 'phone' ? bareNumber(typed) : typed.replace(/\s+/g, ' ').trim();
}

type Words = AgreeingWords['enterAccount'];

/** Why an account number cannot be one. */
export function accountError(number: string, words: Words): string | undefined {
  if (number === '') return words.numberEmpty;
  if (!/^\d+$/.test(number)) return words.numberLetters;
  return number.length === 10 ? undefined : words.numberLength(number.length);
}

/** Why a detail cannot be what was asked for. */
export function detailError(ask: CustomerAsk, sent: string, words: Words, empty: string): string | undefined {
  if (sent === '') return empty;
  if (ask === 'bvn' && !/^\d{11}$/.test(sent)) return words.bvnLength(sent.replace(/\D/g, '').length);
  if (ask === 'phone' && !/^\+?\d{10,15}$/.test(sent)) return words.phoneWrong;
  if (ask === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(sent)) return words.emailWrong;
  return undefined;
}
