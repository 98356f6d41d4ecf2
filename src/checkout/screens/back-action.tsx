import type { SessionView } from '../../contract/session.ts';
import { useWords } from '../i18n/words.ts';
import type { PayerEvent } from '../machine/facade.ts';
import { Action } from '../ui/actions.tsx';
import { plainText } from '../ui/plain-text.ts';

export interface BackActionProps {
  readonly view: Pick<SessionView, 'merchant' | 'returnUrl' | 'cancelUrl'>;
  readonly busy?: boolean;
  readonly send: (event: PayerEvent) => void;
}

/** Leaves the page: back to the merchant, where it stands in their page or knows an address of theirs. */
export function BackAction({ view, busy = false, send }: BackActionProps) {
  const { backTo, close, working } = useWords().shell;
  const isAlone = window.parent === window && view.returnUrl === undefined && view.cancelUrl === undefined;
  return (
    <Action disabled={busy} onClick={() => send({ type: 'close.asked' })}>
      {busy ? working : isAlone ? close : backTo(plainText(view.merchant.name, 60))}
    </Action>
  );
}
