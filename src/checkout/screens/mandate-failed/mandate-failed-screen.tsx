import type { MandateFailure } from '../../../contract/mandate-view.ts';
import { formatMoney } from '../../../contract/money.ts';
import { useAgreeingWords } from '../../i18n/agreeing-words.ts';
import { useMandateWords } from '../../i18n/mandate-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { accountNamed } from '../account-named.tsx';
import '../agreeing.css';
import { leastOf } from '../least-of.ts';
import { MerchantContact } from '../merchant-contact.tsx';
import { NextSteps } from '../next-steps.tsx';
import { waysAfter } from './ways-after.ts';

/** What is said of these speaks of a transfer from here, and of one on the provider's page nothing is known. */
const aboutTransfer: readonly MandateFailure[] = ['too_late', 'cancelled_by_provider', 'rejected_by_bank'];

/** After these the bank may still have it, and what the provider debits by itself it debits until then. */
const mayLive: readonly MandateFailure[] = [...aboutTransfer, 'replaced', 'refused'];

export default function MandateFailedScreen({ view, busy, send }: ScreenProps<'mandate-failed'>) {
  const text = useAgreeingWords().mandateFailed;
  const { account } = view;
  const isByTransfer = view.bank !== undefined && view.mandate.verification !== 'selfie';
  const reason = isByTransfer || !aboutTransfer.includes(view.reason) ? view.reason : 'refused';
  const bank = plainText(view.bank?.name ?? view.provider, 60);
  const merchant = plainText(view.merchant.name, 60);
  const named = accountNamed({ bank: { name: bank }, account: account ?? {} }, useMandateWords());
  const of = {
    bank,
    merchant,
    provider: plainText(view.provider, 40),
    amount: formatMoney(view.transferMinor, view.currency),
    account: named.shown,
    least: view.bank && leastOf(view.bank, view.transferMinor, view.currency),
  };
  const causes = text.causes[reason](of);
  const maySent = causes.length > 0;
  const keeps = account !== undefined && view.commands.includes('restart');
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{text.titles[reason](bank)}</h1>
        <p class="text">{text.texts[reason](of)}</p>
        {maySent && (
          <ul class="causes">
            {causes.map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ul>
        )}
        {reason !== 'replaced' && <p class="text">{text.nothing(merchant)}</p>}
        {view.mandate.debitType === 'fixed' && mayLive.includes(view.reason) && (
          <p class="text">{text.onSetDays}</p>
        )}
        {maySent && <p class="text">{text.sent(of)}</p>}
        {keeps && <p class="text">{text.kept(named.shown)}</p>}
        <MerchantContact merchant={view.merchant} />
      </div>
      <NextSteps
        commands={view.commands}
        busy={busy}
        send={send}
        view={view}
        ways={waysAfter(of.least !== undefined)}
      />
    </div>
  );
}
