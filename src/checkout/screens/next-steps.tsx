import type { Command } from '../../contract/steps.ts';
import { useWords } from '../i18n/words.ts';
import type { PayerEvent } from '../machine/facade.ts';
import { Action, TextAction } from '../ui/actions.tsx';
import { BackAction, type BackActionProps } from './back-action.tsx';
import type { Way } from './likely-ways.ts';

interface NextStepsProps {
  readonly commands: readonly Command[];
  readonly busy: boolean;
  readonly send: (event: PayerEvent) => void;
  /** Likeliest first. */
  readonly ways: readonly Way[];
  /** For a payer who has no other way on. */
  readonly view: BackActionProps['view'];
}

interface WayOn {
  readonly command: Command;
  readonly label:
    | 'otherAccount'
    | 'tryAgain'
    | 'startAgain'
    | 'otherMethod'
    | 'otherBank'
    | 'otherWay'
    | 'cancel'
    | 'cancelSetUp';
  readonly event: PayerEvent;
}

const waysOn: Record<Way, WayOn> = {
  'other-account': { command: 'try-again', label: 'otherAccount', event: { type: 'retry.asked' } },
  'try-again': { command: 'try-again', label: 'tryAgain', event: { type: 'retry.asked' } },
  'change-method': { command: 'change-method', label: 'otherMethod', event: { type: 'method-change.asked' } },
  'change-bank': { command: 'change-bank', label: 'otherBank', event: { type: 'bank-change.asked' } },
  'change-way': { command: 'change-way', label: 'otherWay', event: { type: 'way-change.asked' } },
  cancel: { command: 'cancel', label: 'cancel', event: { type: 'cancel.asked' } },
  restart: { command: 'restart', label: 'startAgain', event: { type: 'restart.asked' } },
  'cancel-set-up': { command: 'cancel', label: 'cancelSetUp', event: { type: 'cancel.asked' } },
};

/**
 * The ways on after a refusal, as far as the server allows them now: the first as the main button, the second as a quiet one, more
 * as links. Always at least one.
 */
export function NextSteps({ commands, busy, send, ways, view }: NextStepsProps) {
  const words = useWords().shell;
  const [first, second, ...more] = ways
    .map((way) => waysOn[way])
    .filter(({ command }) => commands.includes(command));
  return (
    <div class="foot">
      {first === undefined ? (
        <BackAction view={view} busy={busy} send={send} />
      ) : (
        <Action disabled={busy} onClick={() => send(first.event)}>
          {busy ? words.working : words[first.label]}
        </Action>
      )}
      {second !== undefined && (
        <Action quiet disabled={busy} onClick={() => send(second.event)}>
          {words[second.label]}
        </Action>
      )}
      {more.length > 0 && (
        <div class="ways">
          {more.map(({ label, event }) => (
            <TextAction key={label} disabled={busy} onClick={() => send(event)}>
              {words[label]}
            </TextAction>
          ))}
        </div>
      )}
    </div>
  );
}
