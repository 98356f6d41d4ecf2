import type { ViewOf } from '../../../contract/session.ts';
import { useAgreeingWords } from '../../i18n/agreeing-words.ts';
import { useWords } from '../../i18n/words.ts';
import { TextAction } from '../../ui/actions.tsx';
import { Details } from '../../ui/details.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { accountLine } from '../account-line.ts';

interface KeptAccountProps {
  readonly view: ViewOf<'enter-account'>;
  readonly busy: boolean;
  readonly onAnother: () => void;
}

/** The account that was entered or linked before, which need not be typed again. */
export function KeptAccount({ view, busy, onAnother }: KeptAccountProps) {
  const text = useAgreeingWords().enterAccount;
  const lines = accountLine(view.bank, view.account, useWords());
  const told = {
    term: text.kept,
    ...(view.linked && { more: text.linked(plainText(view.merchant.name, 60)) }),
  };
  return (
    <>
      <Details details={lines.map((line) => ({ ...line, ...told }))} />
      <TextAction disabled={busy} onClick={onAnother}>
        {text.another}
      </TextAction>
    </>
  );
}
