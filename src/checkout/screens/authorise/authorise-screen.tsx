import type { Form } from '../../../contract/form.ts';
import { formatMoney } from '../../../contract/money.ts';
import type { Words } from '../../i18n/en.ts';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { BackButton } from '../../ui/actions.tsx';
import { Details } from '../../ui/details.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { accountLine } from '../account-line.ts';
import { BankPrompt, promptBelow } from '../bank-prompt.tsx';
import { ProviderForm } from '../provider-form.tsx';
import { WaysOn } from '../ways-on.tsx';

function titleFor(form: Form, bank: string, words: Words['authorise']): string {
  const [field, second] = form.fields;
  if (field === undefined || second !== undefined) return words.other(bank);
  if (field.purpose === 'one-time-code') return words.code(bank);
  if (field.purpose === 'token') return words.token(bank);
  return field.purpose === 'pin' ? words.pin(bank) : words.other(bank);
}

export default function AuthoriseScreen({ view, busy, send }: ScreenProps<'authorise'>) {
  const words = useWords();
  const text = words.authorise;
  const bank = plainText(view.bank.name, 60);
  const amount = formatMoney(view.amountMinor, view.currency);
  const asksForCode = view.form.fields.some((field) => field.purpose === 'one-time-code');
  const title = titleFor(view.form, bank, text);
  const prompt = promptBelow(title, view.form.prompt);
  const refusal =
    view.problem === undefined
      ? undefined
      : text.refused(bank) + (view.triesLeft === undefined ? '' : words.logIn.triesLeft(view.triesLeft));
  return (
    <ProviderForm
      key={view.form.fields.map((field) => field.name).join(' ')}
      form={view.form}
      version={view.version}
      refusal={refusal}
      busy={busy}
      submit={words.confirm.pay(amount)}
      working={words.confirm.working}
      patience={words.confirm.patience}
      send={send}
      head={
        <>
          {view.commands.includes('go-back') && (
            <BackButton
              label={words.shell.back}
              disabled={busy}
              onClick={() => send({ type: 'back.asked' })}
            />
          )}
          <h1 tabIndex={-1}>{title}</h1>
          {prompt === '' && asksForCode && <p class="sub">{text.codeHint}</p>}
          {prompt !== '' && <BankPrompt bank={bank} prompt={prompt} />}
        </>
      }
      tail={
        <>
          {asksForCode && view.commands.includes('go-back') && <p class="text">{text.noCode}</p>}
          {view.account !== undefined && <Details details={accountLine(view.bank, view.account, words)} />}
          <WaysOn commands={view.commands} busy={busy} send={send} />
        </>
      }
    />
  );
}
