import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { NextSteps } from '../next-steps.tsx';
import { SupportLines } from '../support-lines.tsx';

export default function UnavailableScreen({ view, busy, send }: ScreenProps<'unavailable'>) {
  const words = useWords();
  const text = words.unavailable;
  const bank = view.bank === undefined ? words.shell.yourBank : plainText(view.bank.name, 60);
  const merchant = plainText(view.merchant.name, 60);
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{text.titles[view.reason](bank)}</h1>
        <p class="text">
          {text.reasons[view.reason]({ bank, merchant, provider: plainText(view.provider, 40) })}
          {view.mayHavePaid ? '' : ` ${text.nothingTaken}`}
        </p>
        <SupportLines merchant={view.merchant} supportCode={view.supportCode} />
      </div>
      <NextSteps
        commands={view.commands}
        busy={busy}
        send={send}
        merchant={merchant}
        otherBankFirst={view.reason === 'bank_asks_more'}
      />
    </div>
  );
}
