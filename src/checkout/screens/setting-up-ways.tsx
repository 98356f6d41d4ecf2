import type { Command } from '../../contract/steps.ts';
import { useWords } from '../i18n/words.ts';
import type { PayerEvent } from '../machine/facade.ts';
import { TextAction } from '../ui/actions.tsx';

interface SettingUpWaysProps {
  readonly commands: readonly Command[];
  readonly busy: boolean;
  readonly send: (event: PayerEvent) => void;
}

/** The ways out of setting up a mandate, as far as the server allows them now. */
export function SettingUpWays({ commands, busy, send }: SettingUpWaysProps) {
  const { shell } = useWords();
  return (
    <div class="ways">
      {commands.includes('change-bank') && (
        <TextAction disabled={busy} onClick={() => send({ type: 'bank-change.asked' })}>
          {shell.otherBank}
        </TextAction>
      )}
      {commands.includes('cancel') && (
        <TextAction disabled={busy} onClick={() => send({ type: 'cancel.asked' })}>
          {shell.cancelSetUp}
        </TextAction>
      )}
    </div>
  );
}
