import type { ViewOf } from '../../../contract/session.ts';
import { useAgreeingWords } from '../../i18n/agreeing-words.ts';
import { useWords } from '../../i18n/words.ts';
import { TextAction } from '../../ui/actions.tsx';
import { Details } from '../../ui/details.tsx';
import { accountLine } from '../account-line.ts';

interface KeptAccountProps {
  readonly view: ViewOf<'enter-account'>;
  readonly busy: boolean;
  readonly onAnother: () => void;
}

/** The account that was entered before, which need not be typed again. */
export function KeptAccount({ view, busy, onAnother }: KeptAccountProps) {
  const text = useAgreeingWords().enterAccount;
  const lines = accountLine(view.bank, view.account, useWords());
  return (
    <>
      <Details details={lines.map((line) => ({ ...line, term: text.kept }))} />
      <TextAction disabled={busy} onClick={onAnother}>
        {text.another}
      </TextAction>
    </>
  );
}
