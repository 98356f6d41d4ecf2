import { formatMoney } from '../../../contract/money.ts';
import { useAgreeingWords } from '../../i18n/agreeing-words.ts';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { BackButton } from '../../ui/actions.tsx';
import { Details } from '../../ui/details.tsx';
import { GuardedSubmit } from '../../ui/guarded-submit.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { accountLine } from '../account-line.ts';
import { Patience } from '../patience.tsx';
import { SettingUpWays } from '../setting-up-ways.tsx';
import '../agreeing.css';

/** Longer than any sentence that is agreed to: what is accepted is shown in full. */
const LONGEST_SENTENCE = 2_000;

export default function ReviewTermsScreen({ view, busy, send }: ScreenProps<'review-terms'>) {
  const words = useWords();
  const text = useAgreeingWords().reviewTerms;
  const { mandate } = view;
  const provider = plainText(view.provider, 40);
  const isElsewhere = view.bank === undefined || mandate.verification === 'selfie';
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (!busy) send({ type: 'terms.accepted', hash: view.text.hash });
  };
  return (
    <form class="screen enter" onSubmit={onSubmit}>
      <div class="body">
        {view.commands.includes('go-back') && (
          <BackButton label={words.shell.back} disabled={busy} onClick={() => send({ type: 'back.asked' })} />
        )}
        <h1 tabIndex={-1}>{text.title}</h1>
        {view.notice !== undefined && (
          <p class="told">{text.notices[view.notice](mandate.startDate, provider)}</p>
        )}
        <p class="sub">{text.atMost}</p>
        <p class="big">{formatMoney(mandate.totalCapMinor, mandate.currency)}</p>
        <p class="sub">{mandate.debitType === 'fixed' ? text.fixed : text.ceiling}</p>
        <Details
          details={[
            { term: text.to, value: plainText(view.merchant.name, 60) },
            { term: words.confirm.for, value: plainText(view.description, 140) },
            ...accountLine(view.bank, view.account, words),
            ...(mandate.debitType === 'fixed'
              ? [
                  { term: text.each, value: formatMoney(mandate.perDebitMinor, mandate.currency) },
                  { term: text.firstPayment, value: text.day(mandate.schedule.firstDebitDate) },
                ]
              : []),
            { term: text.first, value: text.day(mandate.startDate) },
            { term: text.last, value: text.day(mandate.endDate) },
            { term: text.fees, value: text.feeBearer[mandate.feeBearer] },
          ]}
        />
        <h2>{text.terms}</h2>
        <ol class="terms">
          {view.text.sentences.map((sentence) => (
            <li key={sentence}>{plainText(sentence, LONGEST_SENTENCE)}</li>
          ))}
        </ol>
        <SettingUpWays commands={view.commands} busy={busy} send={send} />
      </div>
      <div class="foot">
        {busy ? (
          <Patience words={text.patience(view.bank ? plainText(view.bank.name, 60) : provider)} />
        ) : (
          <p class="note">{isElsewhere ? text.nextThere(provider) : text.next}</p>
        )}
        <GuardedSubmit label={text.agree} busy={busy} busyLabel={text.working} terms={view.text.hash} />
      </div>
    </form>
  );
}
