import type { Command } from '../../contract/steps.ts';
import { useWords } from '../i18n/words.ts';
import type { PayerEvent } from '../machine/facade.ts';
import { Action } from '../ui/actions.tsx';

interface NextStepsProps {
  readonly commands: readonly Command[];
  readonly busy: boolean;
  readonly send: (event: PayerEvent) => void;
  /** Trying the same again would most likely end the same. */
  readonly otherBankFirst: boolean;
  /** By name: where a payer goes who has no other way on. */
  readonly merchant: string;
}

/** The ways on after a refusal, the likeliest first, as far as the server allows them now. Always at least one. */
export function NextSteps({ commands, busy, send, otherBankFirst, merchant }: NextStepsProps) {
  const words = useWords().shell;
  const again = { command: 'try-again', label: words.tryAgain, event: { type: 'retry.asked' } } as const;
  const other = {
    command: 'change-bank',
    label: words.otherBank,
    event: { type: 'bank-change.asked' },
  } as const;
  const cancel = { command: 'cancel', label: words.cancel, event: { type: 'cancel.asked' } } as const;
  const ways = otherBankFirst ? [other, again, cancel] : [again, other, cancel];
  const open = ways.filter(({ command }) => commands.includes(command));
  return (
    <div class="foot">
      {open.map(({ command, label, event }, index) => (
        <Action key={command} quiet={index > 0} disabled={busy} onClick={() => send(event)}>
          {busy && index === 0 ? words.working : label}
        </Action>
      ))}
      {open.length === 0 && (
        <Action disabled={busy} onClick={() => send({ type: 'close.asked' })}>
          {busy ? words.working : words.backTo(merchant)}
        </Action>
      )}
    </div>
  );
}
