import { formatMoney } from '../../../contract/money.ts';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Action } from '../../ui/actions.tsx';
import { Details } from '../../ui/details.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { accountLine } from '../account-line.ts';
import './paid.css';

export default function PaidScreen({ view, send }: ScreenProps<'paid'>) {
  const words = useWords();
  const merchant = plainText(view.merchant.name, 60);
  return (
    <div class="screen enter paid">
      <div class="body">
        <div class="done">
          <CheckIcon />
        </div>
        <h1 class="centre" tabIndex={-1}>
          {words.paid.title}
        </h1>
        <p class="sub centre">{words.paid.text(formatMoney(view.amountMinor, view.currency), merchant)}</p>
        <Details
          details={[
            { term: words.confirm.for, value: plainText(view.description, 140) },
            ...accountLine(view.bank, view.account, words),
            { term: words.confirm.reference, value: plainText(view.reference, 64) },
            { term: words.paid.when, value: words.shell.when(view.paidAt) },
          ]}
        />
      </div>
      <div class="foot">
        <Action onClick={() => send({ type: 'close.asked' })}>{words.shell.backTo(merchant)}</Action>
      </div>
    </div>
  );
}
