import { formatMoney } from '../../contract/money.ts';
import type { ViewOf } from '../../contract/session.ts';
import { useMandateWords } from '../i18n/mandate-words.ts';
import type { PayerEvent } from '../machine/facade.ts';
import { AskSheet } from '../ui/ask-sheet.tsx';

export interface AskRestartProps {
  readonly view: ViewOf<'send-transfer'> | ViewOf<'await-bank'>;
  readonly send: (event: PayerEvent) => void;
  readonly close: () => void;
}

/** Starting again cancels what waits at the bank: the payer is asked once whether they mean it. */
export function AskRestart({ view, send, close }: AskRestartProps) {
  const words = useMandateWords().restarting;
  return (
    <AskSheet
      title={words.title}
      text={words.text(formatMoney(view.transferMinor, view.currency))}
      leave={words.leave}
      stay={words.stay}
      onLeave={() => {
        close();
        send({ type: 'restart.asked' });
      }}
      onStay={close}
    />
  );
}
