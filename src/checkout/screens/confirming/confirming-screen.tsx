import { usePaymentWords } from '../../i18n/payment-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Action } from '../../ui/actions.tsx';
import { LiveLine } from '../../ui/live-line.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { Waited } from '../../ui/waited.tsx';
import { MerchantContact } from '../merchant-contact.tsx';

export default function ConfirmingScreen({ view, offline, send }: ScreenProps<'confirming'>) {
  const words = usePaymentWords();
  const text = words.confirming;
  const merchant = plainText(view.merchant.name, 60);
  const bank = plainText(view.bank?.name ?? view.provider, 60);
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{view.needsReview ? text.reviewTitle(merchant) : text.title}</h1>
        <p class="sub">{view.needsReview ? text.reviewText(bank) : text.text(bank)}</p>
        <div class="card">
          <LiveLine offline={offline} text={offline ? text.offline : text.asking}>
            <Waited from={view} seconds={view.waitedSeconds} />
          </LiveLine>
        </div>
        {!view.needsReview && <p class="text">{text.range}</p>}
        <p class="text">{text.leave(merchant)}</p>
        <MerchantContact merchant={view.merchant} />
      </div>
      <div class="foot">
        <Action quiet onClick={() => send({ type: 'close.asked' })}>
          {words.shell.close}
        </Action>
      </div>
    </div>
  );
}
