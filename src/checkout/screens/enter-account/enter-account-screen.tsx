import { useState } from 'preact/hooks';
import { formatMoney } from '../../../contract/money.ts';
import { Sealed } from '../../../contract/sealed.ts';
import { useAgreeingWords } from '../../i18n/agreeing-words.ts';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Action, BackButton, SubmitButton } from '../../ui/actions.tsx';
import { ErrorLine } from '../../ui/field-box.tsx';
import { plainText } from '../../ui/plain-text.ts';
import '../agreeing.css';
import { CustomerField } from '../customer-field.tsx';
import { isInDoubt, isOfAccount } from '../is-in-doubt.ts';
import { leastOf } from '../least-of.ts';
import { Patience } from '../patience.tsx';
import { SettingUpWays } from '../setting-up-ways.tsx';
import { useCustomerForm } from '../use-customer-form.ts';
import { AccountField } from './account-field.tsx';
import { KeptAccount } from './kept-account.tsx';

export default function EnterAccountScreen({ view, busy, send }: ScreenProps<'enter-account'>) {
  const words = useWords();
  const text = useAgreeingWords().enterAccount;
  const [another, setAnother] = useState(false);
  const bank = plainText(view.bank.name, 60);
  const provider = plainText(view.provider, 40);
  const exact = formatMoney(view.transferMinor, view.currency);
  const least = leastOf(view.bank, view.transferMinor, view.currency);
  const mayChange = view.commands.includes('change-bank');
  const ofAccount = isOfAccount(view.problem);
  const keeps = view.account !== undefined && !another && !ofAccount;
  const { form, wrong, problemId, shownProblem, onSubmit } = useCustomerForm({
    view,
    busy,
    problem: view.problem && text.problems[view.problem](bank, provider),
    problemField: ofAccount ? 'accountNumber' : view.asks[0],
    keepsAccount: keeps,
    onEntered: (entered) => send({ type: 'account.entered', entered: new Sealed(entered) }),
  });

  const changeBank = () => send({ type: 'bank-change.asked' });
  return (
    <form ref={form} class="screen enter" noValidate onSubmit={onSubmit}>
      <div class="body">
        {view.commands.includes('go-back') && (
          <BackButton label={words.shell.back} disabled={busy} onClick={() => send({ type: 'back.asked' })} />
        )}
        <h1 tabIndex={-1}>{text.title(bank)}</h1>
        <p class="sub">{text.hint(plainText(view.merchant.name, 60))}</p>
        {least !== undefined && (
          <p class="told">
            {text.least(bank, least, exact)} {mayChange && text.leastElse}
          </p>
        )}
        {keeps ? (
          <KeptAccount view={view} busy={busy} onAnother={() => setAnother(true)} />
        ) : (
          <AccountField
            bank={view.bank}
            error={wrong['accountNumber'] ?? (ofAccount ? shownProblem : undefined)}
            readOnly={busy}
          />
        )}
        {view.asks.length > 0 && (
          <section>
            <h2>{text.about}</h2>
            <p class="small">{text.aboutWhy(provider)}</p>
            {shownProblem !== undefined && !ofAccount && <ErrorLine id={problemId} text={shownProblem} />}
            {view.asks.map((ask) => (
              <CustomerField
                key={ask}
                ask={ask}
                bank={bank}
                provider={provider}
                error={wrong[ask]}
                formErrorId={
                  shownProblem === undefined || !isInDoubt(view.problem, ask) ? undefined : problemId
                }
                readOnly={busy}
              />
            ))}
          </section>
        )}
        {view.asks.length === 0 && !ofAccount && shownProblem !== undefined && (
          <ErrorLine id={problemId} text={shownProblem} />
        )}
        <SettingUpWays
          commands={view.commands.filter((command) => command !== 'change-bank' || least === undefined)}
          busy={busy}
          send={send}
        />
      </div>
      <div class="foot">
        {busy ? (
          <Patience words={text.patience(provider)} />
        ) : (
          least === undefined && <p class="note">{text.next(exact)}</p>
        )}
        {least !== undefined && mayChange && (
          <Action disabled={busy} onClick={changeBank}>
            {text.otherBank}
          </Action>
        )}
        <SubmitButton
          label={least === undefined ? text.submit : text.goOn(bank)}
          busy={busy}
          busyLabel={text.working}
          quiet={least !== undefined && mayChange}
        />
      </div>
    </form>
  );
}
