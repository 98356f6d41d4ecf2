import { usePaymentWords } from '../i18n/payment-words.ts';
import type { ScreenProps } from '../machine/facade.ts';
import { BackButton, TextAction } from '../ui/actions.tsx';
import { Details } from '../ui/details.tsx';
import { plainText } from '../ui/plain-text.ts';
import { accountLine } from './account-line.ts';
import { askedTitle } from './asked-title.ts';
import { BankPrompt, promptBelow } from './bank-prompt.tsx';
import type { PatienceWords } from './patience.tsx';
import { ProviderForm, type ProviderFormProps } from './provider-form.tsx';
import { refusalWords } from './refusal-words.ts';
import { placeOf } from './screen-place.ts';
import { WaysOn } from './ways-on.tsx';

interface AskedFormProps extends Omit<ScreenProps<'answer'>, 'view'>, Pick<ProviderFormProps, 'button'> {
  readonly view: ScreenProps<'answer'>['view'] | ScreenProps<'authorise'>['view'];
  /** The heading where the bank asks for more than one thing. */
  readonly several: string;
  readonly submit: string;
  readonly working: string;
  readonly patience: PatienceWords;
}

/** Whatever a bank asks beyond the login: a code, an answer, a PIN, characters in a picture, a choice, several at once. */
export function AskedForm(props: AskedFormProps) {
  const { view, busy, send, several, button, ...said } = props;
  const words = usePaymentWords();
  const text = words.ask;
  const bank = plainText(view.bank.name, 60);
  const asksForCode = view.form.fields.some((field) => field.purpose === 'one-time-code');
  const helpsToStartAnew = asksForCode || view.form.fields.some((field) => field.picture !== undefined);
  const title = askedTitle(view.form, bank, several, text);
  const prompt = promptBelow(title, view.form.prompt);
  const mayGoBack = view.commands.includes('go-back');
  const back = () => send({ type: 'back.asked' });
  return (
    <ProviderForm
      key={placeOf(view)}
      form={view.form}
      version={view.version}
      refusal={refusalWords(view, text.refused(bank), words)}
      busy={busy}
      submit={said.submit}
      working={said.working}
      patience={said.patience}
      send={send}
      {...(button && { button })}
      head={
        <>
          {mayGoBack && <BackButton label={words.shell.back} disabled={busy} onClick={back} />}
          <h1 tabIndex={-1}>{title}</h1>
          {prompt === '' && asksForCode && <p class="sub">{text.codeHint}</p>}
          {prompt !== '' && <BankPrompt bank={bank} prompt={prompt} />}
        </>
      }
      tail={
        <>
          {mayGoBack && asksForCode && <p class="text">{text.noCode(bank)}</p>}
          {mayGoBack && helpsToStartAnew && (
            <TextAction disabled={busy} onClick={back}>
              {words.shell.logInAgain}
            </TextAction>
          )}
          {view.account !== undefined && <Details details={accountLine(view.bank, view.account, words)} />}
          <WaysOn commands={view.commands} busy={busy} send={send} />
        </>
      }
    />
  );
}
