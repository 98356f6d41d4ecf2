import { formatMoney } from '../../../contract/money.ts';
import { usePaymentWords } from '../../i18n/payment-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { GuardedSubmit } from '../../ui/guarded-submit.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { AskedForm } from '../asked-form.tsx';

/** What the bank asks before it pays. */
export default function AuthoriseScreen(props: ScreenProps<'authorise'>) {
  const { confirm, ask } = usePaymentWords();
  const bank = plainText(props.view.bank.name, 60);
  return (
    <AskedForm
      {...props}
      several={ask.confirm(bank)}
      submit={confirm.pay(formatMoney(props.view.amountMinor, props.view.currency))}
      working={confirm.working}
      patience={confirm.patience(bank)}
      button={GuardedSubmit}
    />
  );
}
