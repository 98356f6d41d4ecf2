import { useLinkWords } from '../../i18n/link-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { MerchantContact } from '../merchant-contact.tsx';
import { NextSteps } from '../next-steps.tsx';

export default function LinkUnavailableScreen({ view, busy, send }: ScreenProps<'unavailable'>) {
  const text = useLinkWords().unavailable;
  const merchant = plainText(view.merchant.name, 60);
  const { reason } = view;
  const said = reason === 'bank_asks_more' || reason === 'order_refused' ? 'provider_unreachable' : reason;
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{text.title}</h1>
        <p class="text">
          {text[said](plainText(view.provider, 40), merchant)} {text.nothing}
        </p>
        <MerchantContact merchant={view.merchant} />
      </div>
      <NextSteps
        commands={view.commands}
        busy={busy}
        send={send}
        view={view}
        ways={['try-again', 'cancel-set-up']}
      />
    </div>
  );
}
