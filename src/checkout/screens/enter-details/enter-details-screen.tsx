import { Sealed } from '../../../contract/sealed.ts';
import { useAgreeingWords } from '../../i18n/agreeing-words.ts';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { BackButton, SubmitButton } from '../../ui/actions.tsx';
import { ErrorLine } from '../../ui/field-box.tsx';
import { plainText } from '../../ui/plain-text.ts';
import '../agreeing.css';
import { CustomerField } from '../customer-field.tsx';
import { Patience } from '../patience.tsx';
import { SettingUpWays } from '../setting-up-ways.tsx';
import { useCustomerForm } from '../use-customer-form.ts';

/** What the provider has to know of a payer before its own page can be opened. Bank and account are asked for there. */
export default function EnterDetailsScreen({ view, busy, send }: ScreenProps<'enter-details'>) {
  const words = useWords();
  const text = useAgreeingWords().enterAccount;
  const bank = words.shell.yourBank;
  const provider = plainText(view.provider, 40);
  const { form, wrong, problemId, shownProblem, onSubmit } = useCustomerForm({
    view,
    busy,
    problem: view.problem && text.problems[view.problem](bank, provider),
    problemField: view.asks[0],
    keepsAccount: true,
    onEntered: ({ details }) => send({ type: 'details.entered', entered: new Sealed({ details }) }),
  });

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
