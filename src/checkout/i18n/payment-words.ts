import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en, type Words } from './en.ts';
import { enPayment } from './en-payment.ts';

export type PaymentWords = Words & typeof enPayment;

const PaymentWordsContext = createContext<PaymentWords>({
  ...en,
  ...enPayment,
  shell: { ...en.shell, ...enPayment.shell },
  form: { ...en.form, ...enPayment.form },
  confirm: { ...en.confirm, ...enPayment.confirm },
  paid: { ...en.paid, ...enPayment.paid },
});

/** The words of the payer's language for paying once: apart from those of the first screen, and from those of a mandate. */
export function usePaymentWords(): PaymentWords {
  return useContext(PaymentWordsContext);
}
