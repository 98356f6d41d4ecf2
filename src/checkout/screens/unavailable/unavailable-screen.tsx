import { usePaymentWords } from '../../i18n/payment-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { likelyWays } from '../likely-ways.ts';
import { MerchantContact } from '../merchant-contact.tsx';
import { NextSteps } from '../next-steps.tsx';
import { unlessPaidThere } from '../unless-paid-there.ts';

export default function UnavailableScreen({ view, busy, send }: ScreenProps<'unavailable'>) {
  const words = usePaymentWords();
  const text = words.unavailable;
  const bank = 'bank' in view && view.bank ? plainText(view.bank.name, 60) : words.shell.yourBank;
  const merchant = plainText(view.merchant.name, 60);
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{text.titles[view.reason](bank)}</h1>
        <p class="text">
          {text.reasons[view.reason]({ bank, merchant, provider: plainText(view.provider, 40) })}
          {view.mayHavePaid ? '' : ` ${text.nothingTaken}`}
        </p>
        {'pageGivenUp' in view && <p class="text">{unlessPaidThere(view, words)}</p>}
        <MerchantContact merchant={view.merchant} />
      </div>
      <NextSteps
        commands={view.commands}
        busy={busy}
        send={send}
        view={view}
        ways={likelyWays(view.reason, false)}
      />
    </div>
  );
}
