import type { SessionView } from '../../contract/session.ts';
import type { Step } from '../../contract/steps.ts';

export interface OpenUntil {
  readonly time: string;
  /** The device does not tell where it is: the time is that of Lagos. */
  readonly isGuessed: boolean;
}

/** Steps at which the time of the link is no longer what the payer waits or hurries for. */
const past = /transfer|await|confirming|paid|approved|ready|linked|expired|cancelled/;

/**
 * Until when a page of its own can be gone on with, where its payer still can: the server's time, as the clock on the payer's wall
 * shows it. Nothing is counted down, since the clock of a phone may be wrong.
 */
export function openUntil(
  { expiresAt, busy, commands }: Pick<SessionView, 'expiresAt' | 'busy' | 'commands'>,
  step: Step,
): OpenUntil | undefined {
  if (window.parent !== window || past.test(step) || !(busy || commands.length)) return undefined;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // Browsers that hide where they are say `UTC`.
  const isGuessed = !/^(?!Etc).+\//.test(timeZone);
  const time = new Date(expiresAt).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: isGuessed ? 'Africa/Lagos' : timeZone,
  });
  return { time, isGuessed };
}
