import type { Form } from '../../contract/form.ts';
import type { PaymentWords } from '../i18n/payment-words.ts';

/** The heading over what a bank asks for, by what its one field is for; `several` where it asks for more than one thing. */
export function askedTitle(form: Form, bank: string, several: string, words: PaymentWords['ask']): string {
  const [field, second] = form.fields;
  if (field === undefined || second !== undefined) return several;
  if (field.options !== undefined) return words.choice(bank);
  switch (field.purpose) {
    case 'one-time-code':
      return words.code(bank);
    case 'token':
      return words.token(bank);
    case 'pin':
      return words.pin(bank);
    case 'answer':
      return words.answer(bank);
    case 'captcha':
      return field.picture === undefined ? several : words.captcha;
    default:
      return several;
  }
}
