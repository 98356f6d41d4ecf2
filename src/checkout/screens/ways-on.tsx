import type { Command } from '../../contract/steps.ts';
import { useWords } from '../i18n/words.ts';
import type { PayerEvent } from '../machine/facade.ts';
import { TextAction } from '../ui/actions.tsx';

interface WaysOnProps {
  readonly commands: readonly Command[];
  readonly busy: boolean;
  readonly send: (event: PayerEvent) => void;
}

/** The ways out of a step, as far as the server allows them now. */
export function WaysOn({ commands, busy, send }: WaysOnProps) {
  const words = useWords().shell;
  return (
    <div class="ways">
      {commands.includes('change-method') && (
        <TextAction disabled={busy} onClick={() => send({ type: 'method-change.asked' })}>
          {words.otherMethod}
        </TextAction>
      )}
      {commands.includes('change-bank') && (
        <TextAction disabled={busy} onClick={() => send({ type: 'bank-change.asked' })}>
          {words.otherBank}
        </TextAction>
      )}
      {commands.includes('change-way') && (
        <TextAction disabled={busy} onClick={() => send({ type: 'way-change.asked' })}>
          {words.otherWay}
        </TextAction>
      )}
      {commands.includes('cancel') && (
        <TextAction disabled={busy} onClick={() => send({ type: 'cancel.asked' })}>
          {words.cancel}
        </TextAction>
      )}
    </div>
  );
}
