import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { BackButton } from '../../ui/actions.tsx';
import { ForwardIcon } from '../../ui/icons.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { WaysOn } from '../ways-on.tsx';
import './choose-method.css';

export default function ChooseMethodScreen({ view, busy, send }: ScreenProps<'choose-method'>) {
  const words = useWords();
  return (
    <div class="screen enter">
      <div class="body">
        {view.commands.includes('go-back') && (
          <BackButton label={words.shell.back} disabled={busy} onClick={() => send({ type: 'back.asked' })} />
        )}
        <h1 tabIndex={-1}>{words.chooseMethod.title(plainText(view.bank.name, 60))}</h1>
        <p class="sub">{words.chooseMethod.hint}</p>
        <ul class="methods">
          {view.methods.map((method) => (
            <li key={method.id}>
              <button
                type="button"
                aria-disabled={busy}
                onClick={() => {
                  if (!busy) send({ type: 'method.chosen', methodId: method.id });
                }}
              >
                {plainText(method.name, 80)}
                <ForwardIcon />
              </button>
            </li>
          ))}
        </ul>
        <WaysOn commands={view.commands} busy={busy} send={send} />
      </div>
    </div>
  );
}
