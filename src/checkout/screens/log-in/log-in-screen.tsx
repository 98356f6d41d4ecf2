import { usePaymentWords } from '../../i18n/payment-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { BackButton } from '../../ui/actions.tsx';
import { LockIcon } from '../../ui/icons.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { BankPrompt, promptBelow } from '../bank-prompt.tsx';
import { ProviderForm } from '../provider-form.tsx';
import { refusalWords } from '../refusal-words.ts';
import { placeOf } from '../screen-place.ts';
import { WaysOn } from '../ways-on.tsx';

export default function LogInScreen({ view, busy, send }: ScreenProps<'log-in'>) {
  const words = usePaymentWords();
  const text = words.logIn;
  const bank = plainText(view.bank.name, 60);
  const merchant = plainText(view.merchant.name, 60);
  const provider = plainText(view.provider, 40);
  const method = view.bank.method === undefined ? undefined : plainText(view.bank.method, 60);
  const prompt = promptBelow(text.title(bank), view.form.prompt);
  return (
    <ProviderForm
      key={`${view.bank.id} ${method} ${placeOf(view)}`}
      form={view.form}
      version={view.version}
      refusal={refusalWords(view, text.refused(bank), words)}
      busy={busy}
      submit={text.submit}
      working={text.working(bank)}
      patience={text.patience(bank)}
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
          <h1 tabIndex={-1}>{text.title(bank)}</h1>
          {prompt === '' ? (
            <p class="sub">{text.hint(method)}</p>
          ) : (
            <BankPrompt bank={bank} prompt={prompt} />
          )}
        </>
      }
      tail={
        <>
          <div class="card">
            <p class="note">
              <LockIcon />
              <span>{text.passes(merchant, provider, bank)}</span>
            </p>
            <details class="who">
              <summary>{text.whoIs(provider)}</summary>
              <p>{text.whoIsAnswer(merchant, provider, bank)}</p>
            </details>
          </div>
          <WaysOn commands={view.commands} busy={busy} send={send} />
        </>
      }
    />
  );
}
