import { formatMoney } from '../../../contract/money.ts';
import { usePaymentWords } from '../../i18n/payment-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Details } from '../../ui/details.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { BackAction } from '../back-action.tsx';
import { MerchantContact } from '../merchant-contact.tsx';
import { ReceiptActions } from '../receipt-actions.tsx';
import { receiptDetails, receiptText } from './receipt.ts';
import '../receipt.css';
import '../receipt-print.css';

export default function PaidScreen({ view, send }: ScreenProps<'paid'>) {
  const words = usePaymentWords();
  const amount = formatMoney(view.amountMinor, view.currency);
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
        <p class="sub centre">{words.paid.text(amount, merchant)}</p>
        {view.refund !== undefined && (
          <Notice text={words.refund[view.refund.status](amount, words.shell.when(view.refund.at))} />
        )}
        <Details details={receiptDetails(view, words)} />
        <ReceiptActions text={receiptText(view, words)} />
        <MerchantContact merchant={view.merchant} />
      </div>
      <div class="foot">
        <BackAction view={view} send={send} />
      </div>
    </div>
  );
}
