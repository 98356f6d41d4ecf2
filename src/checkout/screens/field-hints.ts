import type { Field } from '../../contract/form.ts';
import type { PaymentWords } from '../i18n/payment-words.ts';

/** What no screen may still hold once it is sent or left. Names and account numbers stay, so that nobody types them twice. */
export function isSecret(field: Field): boolean {
  return field.masked || (field.purpose !== 'identifier' && field.purpose !== 'other');
}

/** A code lives for minutes and is read in another app, so going there must not empty it; a password must not wait unseen. */
export function isShortLived(field: Field): boolean {
  return field.purpose === 'one-time-code' || field.purpose === 'token';
}

/** Codes are read out in groups and pasted with spaces, some of which nobody sees; a login name gets a space from the keyboard. Secrets stay to the letter. */
export function asTyped(field: Field, text: string): string {
  if (isShortLived(field) || field.purpose === 'card-number') return text.replace(/[\s\p{Cf}]+/gu, '');
  return field.purpose === 'identifier' ? text.trim() : text;
}

/** How long the bank says an answer is: a help, never a block. */
export function lengthHint(field: Field, words: PaymentWords['form']): string | undefined {
  if (field.exactLength !== undefined) {
    return field.numeric ? words.exactDigits(field.exactLength) : words.exactCharacters(field.exactLength);
  }
  if (field.maxLength !== undefined) {
    return field.numeric ? words.mostDigits(field.maxLength) : words.mostCharacters(field.maxLength);
  }
  return undefined;
}
