import { usePaymentWords } from '../../i18n/payment-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { AskedForm } from '../asked-form.tsx';

/** What the bank asks before it lets the payer in. */
export default function AnswerScreen(props: ScreenProps<'answer'>) {
  const { logIn, ask } = usePaymentWords();
  const bank = plainText(props.view.bank.name, 60);
  return (
    <AskedForm
      {...props}
      several={ask.more(bank)}
      submit={logIn.submit}
      working={logIn.working(bank)}
      patience={logIn.patience(bank)}
    />
  );
}
