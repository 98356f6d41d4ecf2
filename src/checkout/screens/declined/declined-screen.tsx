import { formatMoney } from '../../../contract/money.ts';
import { usePaymentWords } from '../../i18n/payment-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Details } from '../../ui/details.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { accountLine } from '../account-line.ts';
import { likelyWays, waysAfterPage } from '../likely-ways.ts';
import { MerchantContact } from '../merchant-contact.tsx';
import { NextSteps } from '../next-steps.tsx';
import { unlessPaidThere } from '../unless-paid-there.ts';

export default function DeclinedScreen({ view, busy, send }: ScreenProps<'declined'>) {
  const words = usePaymentWords();
  const bank = plainText(view.bank?.name ?? view.provider, 60);
  const merchant = plainText(view.merchant.name, 60);
  const amount = formatMoney(view.amountMinor, view.currency);
  const ways =
    view.bank === undefined
      ? waysAfterPage(view.commands)
      : likelyWays(view.reason, view.hasOtherAccounts === true);
  const isBankDone = view.reason === 'tries_used_up' && view.commands.includes('change-way');
  const mayChooseAnother = ways.includes('other-account') && view.commands.includes('try-again');
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>
          {view.reason === 'tries_used_up' ? words.declined.noMoreTitle : words.declined.title(bank)}
        </h1>
        <p class="text">
          {isBankDone
            ? words.declined.noMoreLogins
            : words.declined.reasons[view.reason](bank, amount, merchant)}
        </p>
        {mayChooseAnother && <p class="text">{words.declined.otherAccountHint(bank)}</p>}
        {view.bank && view.account && <Details details={accountLine(view.bank, view.account, words)} />}
        <p class="text">{unlessPaidThere(view, words)}</p>
        <MerchantContact merchant={view.merchant} />
      </div>
      <NextSteps commands={view.commands} busy={busy} send={send} view={view} ways={ways} />
    </div>
  );
}
