import type { ViewOf } from '../../../contract/session.ts';
import { useWords } from '../../i18n/words.ts';
import type { PayerEvent } from '../../machine/facade.ts';
import { Action } from '../../ui/actions.tsx';
import { plainText } from '../../ui/plain-text.ts';

interface BankMissingProps {
  readonly view: ViewOf<'choose-bank'>;
  readonly send: (event: PayerEvent) => void;
}

/** What a payer can do whose bank is not in the list. */
export function BankMissing({ view, send }: BankMissingProps) {
  const { chooseBank: text, shell } = useWords();
  const { name, support } = view.merchant;
  const contact = support === undefined ? undefined : plainText(support);
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{text.missing}</h1>
        <p class="text">{text.missingSpelling}</p>
        <p class="text">{text.missingOthers}</p>
        <p class="text">{text.missingElsewhere(plainText(name, 60), contact)}</p>
      </div>
      <div class="foot">
        <Action onClick={() => send({ type: 'bank-missing.dismissed' })}>{text.backToList}</Action>
        {view.commands.includes('change-way') && (
          <Action quiet onClick={() => send({ type: 'way-change.asked' })}>
            {shell.otherWay}
          </Action>
        )}
        {view.commands.includes('cancel') && (
          <Action quiet onClick={() => send({ type: 'cancel.asked' })}>
            {view.kind === 'mandate' ? shell.cancelSetUp : shell.cancel}
          </Action>
        )}
      </div>
    </div>
  );
}
