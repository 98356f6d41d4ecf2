import { formatMoney } from '../../../contract/money.ts';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { NextSteps } from '../next-steps.tsx';
import { SupportLines } from '../support-lines.tsx';

export default function DeclinedScreen({ view, busy, send }: ScreenProps<'declined'>) {
  const words = useWords();
  const bank = plainText(view.bank.name, 60);
  const merchant = plainText(view.merchant.name, 60);
  const amount = formatMoney(view.amountMinor, view.currency);
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{words.declined.title(bank)}</h1>
        <p class="text">{words.declined.reasons[view.reason](bank, amount, merchant)}</p>
        <p class="text">{words.declined.check(merchant)}</p>
        <SupportLines merchant={view.merchant} supportCode={view.supportCode} />
      </div>
      <NextSteps
        commands={view.commands}
        busy={busy}
        send={send}
        merchant={merchant}
        otherBankFirst={view.reason !== 'insufficient_funds' && view.reason !== 'bank_refused'}
      />
    </div>
  );
}
