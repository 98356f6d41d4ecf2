import { useAgreeingWords } from '../../i18n/agreeing-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { MerchantContact } from '../merchant-contact.tsx';
import { NextSteps } from '../next-steps.tsx';

export default function MandateUnavailableScreen({ view, busy, send }: ScreenProps<'unavailable'>) {
  const text = useAgreeingWords().unavailable;
  const merchant = plainText(view.merchant.name, 60);
  const names = { merchant, provider: plainText(view.provider, 40) };
  const isRefused = view.reason === 'provider_refuses_us';
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{text.title}</h1>
        <p class="text">
          {isRefused ? text.provider_refuses_us(names) : text.provider_unreachable(names)} {text.nothing}
        </p>
        <MerchantContact merchant={view.merchant} />
      </div>
      <NextSteps
        commands={view.commands}
        busy={busy}
        send={send}
        view={view}
        ways={['try-again', 'change-bank', 'cancel-set-up']}
      />
    </div>
  );
}
