import { formatMoney } from '../../../contract/money.ts';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Action } from '../../ui/actions.tsx';
import { Details } from '../../ui/details.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { MerchantContact } from '../merchant-contact.tsx';
import { ReceiptActions } from '../receipt-actions.tsx';
import { receiptDetails, receiptText } from './receipt.ts';
import '../receipt.css';
import '../receipt-print.css';

export default function PaidScreen({ view, send }: ScreenProps<'paid'>) {
  const words = useWords();
  const merchant = plainText(view.merchant.name, 60);
  return (
    <div class="screen enter receipt">
      <div class="body">
        <div class="done">
          <CheckIcon />
        </div>
        <h1 class="centre" tabIndex={-1}>
          {words.paid.title}
        </h1>
        <p class="sub centre">{words.paid.text(formatMoney(view.amountMinor, view.currency), merchant)}</p>
        <Details details={receiptDetails(view, words)} />
        <ReceiptActions text={receiptText(view, words)} />
        <MerchantContact merchant={view.merchant} />
      </div>
      <div class="foot">
        <Action onClick={() => send({ type: 'close.asked' })}>{words.shell.backTo(merchant)}</Action>
      </div>
    </div>
  );
}
