import { useState } from 'preact/hooks';
import { usePaymentWords } from '../../i18n/payment-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { BackButton } from '../../ui/actions.tsx';
import { Choices } from '../../ui/choices.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { WaysOn } from '../ways-on.tsx';

export default function ChooseMethodScreen({ view, busy, send }: ScreenProps<'choose-method'>) {
  const words = usePaymentWords();
  const [chosen, setChosen] = useState<string>();
  return (
    <div class="screen enter">
      <div class="body">
        {view.commands.includes('go-back') && (
          <BackButton label={words.shell.back} disabled={busy} onClick={() => send({ type: 'back.asked' })} />
        )}
        <h1 tabIndex={-1}>{words.chooseMethod.title(plainText(view.bank.name, 60))}</h1>
        <p class="sub">{words.chooseMethod.hint}</p>
        <Choices
          label={words.chooseMethod.list}
          choices={view.methods.map(({ id, name }) => ({ id, name: plainText(name, 80) }))}
          busy={busy}
          chosen={busy ? chosen : undefined}
          onChoose={(methodId) => {
            setChosen(methodId);
            send({ type: 'method.chosen', methodId });
          }}
        />
        <WaysOn commands={view.commands} busy={busy} send={send} />
      </div>
    </div>
  );
}
