import type { Clock } from '../clock.ts';
import type { AnyCall, Provider } from '../providers/provider.ts';
import { type AnyAnswer, aroundCalls } from './around-calls.ts';
import type { Random } from './ids.ts';

/** A provider that asks for a longer wait than this is not waited for. */
const LONGEST_WAIT_SECONDS = 8;
const MOST_WAITS = 2;
/** Waits are up to a quarter longer than asked for, so that those who were turned away together do not come back together. */
const JITTER = 0.25;
/** The last time a call is sent is at most this long after the first. */
const MOST_WAITED_MS = LONGEST_WAIT_SECONDS * 1_000 * (1 + JITTER) * MOST_WAITS;

const waitedFor: ReadonlySet<AnyCall> = new Set<AnyCall>([
  'connect',
  'log-in',
  'commit',
  'open-payment',
  'charge',
  'capture',
  'find-customer',
  'create-customer',
  'update-customer',
  'delete-customer',
  'create-mandate',
  'pause-mandate',
  'reinstate-mandate',
  'cancel-mandate',
]);

/**
 * The same provider, asked again where it turned a payer's call away for being one too many and named a short wait. What was turned
 * away was not executed, so asking again does nothing twice. `patienceMs` grows by the longest wait. A process that slept meanwhile
 * does not ask again: its lease may be another's by now. Neither does one that is `stopping`, and it waits no longer.
 */
export function waitOutLimits(
  provider: Provider,
  options: {
    clock: Clock;
    random: Random;
    /** Ends early, without an error, when the signal aborts. */
    pause(ms: number, signal: AbortSignal): Promise<void>;
    stopping: AbortSignal;
  },
): Provider {
  const { clock, random, pause, stopping } = options;

  async function patiently<A extends AnyAnswer>(ask: () => Promise<A>): Promise<A> {
    const startedAt = clock.monotonic();
    const left = () => MOST_WAITED_MS - (clock.monotonic() - startedAt);
    for (let waits = 0; ; waits += 1) {
      const answer = await ask();
      const wait = waits < MOST_WAITS ? waitOf(answer) : undefined;
      if (wait === undefined || wait > left()) return answer;
      await pause(wait, stopping);
      if (left() < 0 || stopping.aborted) return answer;
    }
  }

  function waitOf(answer: AnyAnswer): number | undefined {
    if (answer.kind !== 'not-executed' || answer.cause !== 'rate_limited') return undefined;
    const seconds = answer.retryAfterSeconds;
    if (seconds === undefined || seconds > LONGEST_WAIT_SECONDS) return undefined;
    const share = (random(1)[0] ?? 0) / 255;
    return seconds * 1_000 * (1 + JITTER * share);
  }

  const more = (call: AnyCall) => (waitedFor.has(call) ? MOST_WAITED_MS : 0);
  const { mandates, ...others } = aroundCalls(provider, (call, ask) =>
    waitedFor.has(call) ? patiently(ask) : ask(),
  );
  return {
    ...others,
    patienceMs: (call, institutionId) => others.patienceMs(call, institutionId) + more(call),
    ...(mandates && {
      mandates: { ...mandates, patienceMs: (call) => mandates.patienceMs(call) + more(call) },
    }),
  };
}
