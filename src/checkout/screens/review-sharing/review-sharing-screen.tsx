import { useLinkWords } from '../../i18n/link-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Details } from '../../ui/details.tsx';
import { GuardedSubmit } from '../../ui/guarded-submit.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { MerchantContact } from '../merchant-contact.tsx';
import { Patience } from '../patience.tsx';
import { SettingUpWays } from '../setting-up-ways.tsx';
import '../agreeing.css';

/** Who gets what of the payer, from whom, for what and for how long, before anything is begun. */
export default function ReviewSharingScreen({ view, busy, send }: ScreenProps<'review-sharing'>) {
  const text = useLinkWords().review;
  const merchant = plainText(view.merchant.name, 60);
  const provider = plainText(view.provider, 40);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (!busy && view.commands.includes('agree-sharing')) send({ type: 'sharing.agreed' });
  };
  return (
    <form class="screen enter" onSubmit={onSubmit}>
      <div class="body">
        <h1 tabIndex={-1}>{text.title(merchant)}</h1>
        {view.notice !== undefined && <p class="told">{text.notices[view.notice](provider)}</p>}
        <Details
          details={[
            {
              term: text.from,
              value: view.bank === undefined ? text.anyBank(provider) : plainText(view.bank.name, 80),
            },
            { term: text.to, value: merchant },
            { term: text.through, value: provider },
            { term: text.for, value: plainText(view.description, 140) },
            { term: text.until, value: text.noEnd, more: text.end(merchant) },
          ]}
        />
        <h2>{text.sees(merchant)}</h2>
        <ul class="terms">
          {view.shares.map((thing) => (
            <li key={thing}>{text.shares[thing]}</li>
          ))}
        </ul>
        <p class="text">{text.noMoney(merchant)}</p>
        <MerchantContact merchant={view.merchant} />
        <SettingUpWays commands={view.commands} busy={busy} send={send} />
      </div>
      <div class="foot">
        {busy ? <Patience words={text.patience(provider)} /> : <p class="note">{text.next(provider)}</p>}
        <GuardedSubmit label={text.agree} busy={busy} busyLabel={text.working} />
      </div>
    </form>
  );
}
