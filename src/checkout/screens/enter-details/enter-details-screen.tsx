import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Sealed } from '../../../contract/sealed.ts';
import { useAgreeingWords } from '../../i18n/agreeing-words.ts';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { BackButton, SubmitButton } from '../../ui/actions.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { ErrorLine } from '../../ui/field-box.tsx';
import { plainText } from '../../ui/plain-text.ts';
import '../agreeing.css';
import { CustomerField } from '../customer-field.tsx';
import { Patience } from '../patience.tsx';
import { readForm, type Wrong } from '../read-form.ts';
import { SettingUpWays } from '../setting-up-ways.tsx';
import { useEmptied } from '../use-emptied.ts';

/** What the provider has to know of a payer before its own page can be opened. Bank and account are asked for there. */
export default function EnterDetailsScreen({ view, busy, send }: ScreenProps<'enter-details'>) {
  const words = useWords();
  const text = useAgreeingWords().enterAccount;
  const announce = useAnnounce();
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const problemId = useId();
  const bank = words.shell.yourBank;
  const provider = plainText(view.provider, 40);
  const problem = view.problem && text.problems[view.problem](bank, provider);
  const shownProblem = busy || Object.keys(wrong).length > 0 ? undefined : problem;

  useEmptied(form, 'bvn');

  const focusOn = (name: string | undefined) => {
    const input = form.current?.elements.namedItem(name ?? '');
    if (input instanceof HTMLInputElement) input.focus();
  };

  useEffect(() => {
    if (busy || problem === undefined) return;
    announce(problem);
    if (sent.current) focusOn(view.asks[0]);
    sent.current = false;
  }, [view.version, busy, problem]);

  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (busy || form.current === null) return;
    const { wrong: found, entered } = readForm(form.current, true, view.asks, text, words.form.empty);
    const [first] = Object.entries(found);
    setWrong(found);
    if (first !== undefined) {
      focusOn(first[0]);
      announce(first[1]);
      return;
    }
    sent.current = true;
    send({ type: 'details.entered', entered: new Sealed({ details: entered.details }) });
  };

  return (
    <form ref={form} class="screen enter" noValidate onSubmit={onSubmit}>
      <div class="body">
        {view.commands.includes('go-back') && (
          <BackButton label={words.shell.back} disabled={busy} onClick={() => send({ type: 'back.asked' })} />
        )}
        <h1 tabIndex={-1}>{text.about}</h1>
        <p class="sub">{text.aboutWhy(provider)}</p>
        {shownProblem !== undefined && <ErrorLine id={problemId} text={shownProblem} />}
        {view.asks.map((ask) => (
          <CustomerField
            key={ask}
            ask={ask}
            bank={bank}
            provider={provider}
            error={wrong[ask]}
            formErrorId={shownProblem === undefined ? undefined : problemId}
            readOnly={busy}
          />
        ))}
        <SettingUpWays commands={view.commands} busy={busy} send={send} />
      </div>
      <div class="foot">
        {busy ? <Patience words={text.patience(provider)} /> : <p class="note">{text.nextTerms}</p>}
        <SubmitButton label={text.submit} busy={busy} busyLabel={text.working} />
      </div>
    </form>
  );
}
