import { formatMoney } from '../../../contract/money.ts';
import { usePaymentWords } from '../../i18n/payment-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { BackButton, TextAction } from '../../ui/actions.tsx';
import { Details } from '../../ui/details.tsx';
import { GuardedSubmit } from '../../ui/guarded-submit.tsx';
import { Notice } from '../../ui/notice.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { accountLine } from '../account-line.ts';
import { Patience } from '../patience.tsx';
import { WaysOn } from '../ways-on.tsx';

export default function ConfirmPaymentScreen({ view, busy, send }: ScreenProps<'confirm-payment'>) {
  const words = usePaymentWords();
  const text = words.confirm;
  const amount = formatMoney(view.amountMinor, view.currency);
  const merchant = plainText(view.merchant.name, 60);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (!busy) send({ type: 'payment.confirmed' });
  };
  return (
    <form class="screen enter" onSubmit={onSubmit}>
      <div class="body">
        {view.commands.includes('go-back') && (
          <BackButton label={words.shell.back} disabled={busy} onClick={() => send({ type: 'back.asked' })} />
        )}
        <h1 tabIndex={-1}>{text.title}</h1>
        <p class="big">{amount}</p>
        {view.pageGivenUp && <Notice text={text.besidePage(plainText(view.provider, 40))} />}
        <Details
          details={[
            { term: text.to, value: merchant },
            { term: text.for, value: plainText(view.description, 140) },
            ...accountLine(view.bank, view.account, words),
            { term: text.reference, value: plainText(view.reference, 64) },
          ]}
        />
        {view.account !== undefined && view.commands.includes('go-back') && (
          <TextAction disabled={busy} onClick={() => send({ type: 'back.asked' })}>
            {words.shell.notThisAccount}
          </TextAction>
        )}
        <WaysOn commands={view.commands} busy={busy} send={send} />
      </div>
      <div class="foot">
        {busy ? (
          <Patience words={text.patience(plainText(view.bank.name, 60))} />
        ) : (
          <p class="note">{text.approve(amount, merchant)}</p>
        )}
        <GuardedSubmit label={text.pay(amount)} busy={busy} busyLabel={text.working} />
      </div>
    </form>
  );
}
