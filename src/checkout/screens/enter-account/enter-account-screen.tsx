import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { formatMoney } from '../../../contract/money.ts';
import { Sealed } from '../../../contract/sealed.ts';
import { useAgreeingWords } from '../../i18n/agreeing-words.ts';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Action, BackButton, SubmitButton } from '../../ui/actions.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { ErrorLine } from '../../ui/field-box.tsx';
import { plainText } from '../../ui/plain-text.ts';
import '../agreeing.css';
import { CustomerField } from '../customer-field.tsx';
import { isInDoubt } from '../is-in-doubt.ts';
import { leastOf } from '../least-of.ts';
import { Patience } from '../patience.tsx';
import { readForm, type Wrong } from '../read-form.ts';
import { SettingUpWays } from '../setting-up-ways.tsx';
import { useEmptied } from '../use-emptied.ts';
import { AccountField } from './account-field.tsx';
import { KeptAccount } from './kept-account.tsx';

export default function EnterAccountScreen({ view, busy, send }: ScreenProps<'enter-account'>) {
  const words = useWords();
  const text = useAgreeingWords().enterAccount;
  const announce = useAnnounce();
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const [another, setAnother] = useState(false);
  const problemId = useId();
  const bank = plainText(view.bank.name, 60);
  const provider = plainText(view.provider, 40);
  const exact = formatMoney(view.transferMinor, view.currency);
  const least = leastOf(view.bank, view.transferMinor, view.currency);
  const mayChange = view.commands.includes('change-bank');
  const keeps = view.account !== undefined && !another && view.problem !== 'account_refused';
  const isWrong = Object.keys(wrong).length > 0;
  const problem = view.problem && text.problems[view.problem](bank, provider);
  const shownProblem = busy || isWrong ? undefined : problem;
  const ofAccount = view.problem === 'account_refused';

  useEmptied(form, 'bvn');

  const focusOn = (name: string | undefined) => {
    const input = form.current?.elements.namedItem(name ?? '');
    if (input instanceof HTMLInputElement) input.focus();
  };

  useEffect(() => {
    if (busy || problem === undefined) return;
    announce(problem);
    if (sent.current) focusOn(ofAccount ? 'accountNumber' : view.asks[0]);
    sent.current = false;
  }, [view.version, busy, problem]);

  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (busy || form.current === null) return;
    const read = readForm(form.current, keeps, view.asks, text, words.form.empty);
    const [first] = Object.entries(read.wrong);
    setWrong(read.wrong);
    if (first !== undefined) {
      focusOn(first[0]);
      announce(first[1]);
      return;
    }
    sent.current = true;
    send({ type: 'account.entered', entered: new Sealed(read.entered) });
  };

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
