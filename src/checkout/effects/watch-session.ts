import type { SessionView } from '../../contract/session.ts';
import type { LineEvent } from '../machine/events.ts';
import type { SessionClient } from './session-client.ts';
import type { Wait } from './wait.ts';

/** The parts of `window` and `document` that tell whether anybody looks and whether there is a network. */
export interface Surroundings {
  visible(): boolean;
  online(): boolean;
  /** The payer is back or the network is; returns how to stop listening. */
  onWake(wake: () => void): () => void;
  onSleep(sleep: () => void): () => void;
  onOffline(offline: () => void): () => void;
}

export interface WatchOptions {
  readonly client: SessionClient;
  readonly surroundings: Surroundings;
  readonly wait: Wait;
  readonly random: () => number;
}

export const FIRST_PAUSE_MS = 1_000;
export const LONGEST_PAUSE_MS = 15_000;
/** Keeps a server that answers without waiting from being asked without end. */
export const BREATH_MS = 100;
const REFUSED_PAUSE_MS = 20_000;
const FAILURES_UNTIL_LOST = 2;
/** The longest that a timer takes; more would end at once. */
const UNTIL_WOKEN_MS = 2 ** 31 - 1;

/**
 * Watches the session for as long as somebody looks: a second tab, another phone or the bank's late word change this page too. A hidden
 * page rests; after every break the session is read at once, since watching alone would say nothing for a while. Only what is newer
 * than what was known when it was asked for is told: an old answer that comes late undoes nothing. The time that is left to send a
 * transfer is told anew by every reading, since a phone counts badly while it sleeps. Returns how to stop.
 */
export function watchSession(options: WatchOptions, tell: (event: LineEvent) => void): () => void {
  const { client, surroundings, wait, random } = options;
  const stopping = new AbortController();
  let round = new AbortController();
  let awake = new AbortController();
  /** What has changed meanwhile is read, not waited for. */
  let broken = countsDown(client.latest());

  const wake = (): void => {
    round.abort();
    awake.abort();
  };
  const stopListening = [
    surroundings.onWake(wake),
    surroundings.onSleep(() => round.abort()),
    surroundings.onOffline(() => {
      tell({ type: 'line.lost' });
      broken = true;
      round.abort();
    }),
  ];

  async function rest(ms: number): Promise<void> {
    awake = new AbortController();
    if (!stopping.signal.aborted) await wait(ms, awake.signal);
  }

  async function watch(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      if (!surroundings.visible() || (isOver(client) && !broken)) {
        await rest(UNTIL_WOKEN_MS);
        broken = true;
        continue;
      }
      const answer = await ask(broken ? client.read : client.watch);
      broken = answer === 'interrupted' || answer === 'lost';
      if (answer === 'interrupted') {
        failures = 0;
        if (!surroundings.online()) await rest(LONGEST_PAUSE_MS);
      } else if (answer === 'lost') {
        failures += 1;
        if (failures >= FAILURES_UNTIL_LOST || !surroundings.online()) tell({ type: 'line.lost' });
        const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
        await rest(pause * (0.5 + random()));
      } else {
        failures = 0;
        tell({ type: 'line.found' });
        if (answer === 'refused') {
          tell({ type: 'watch.failed' });
          await rest(REFUSED_PAUSE_MS);
        } else {
          await rest(BREATH_MS);
        }
      }
    }
  }

  async function ask(
    how: (signal: AbortSignal) => ReturnType<SessionClient['watch']>,
  ): Promise<'heard' | 'lost' | 'refused' | 'interrupted'> {
    round = new AbortController();
    const { signal } = round;
    const { version } = client.latest();
    const answer = await how(signal);
    if (stopping.signal.aborted) return 'interrupted';
    if (answer.kind === 'view' && isNews(answer.view, version)) {
      tell({ type: 'view.came', view: answer.view });
    }
    if (answer.kind === 'lost') return signal.aborted ? 'interrupted' : 'lost';
    return answer.kind === 'problem' ? 'refused' : 'heard';
  }

  void watch();
  return () => {
    stopping.abort();
    wake();
    for (const stop of stopListening) stop();
  };
}

function isOver(client: SessionClient): boolean {
  return ['paid', 'ready', 'expired', 'cancelled'].includes(client.latest().step);
}

function countsDown(view: SessionView): boolean {
  return 'secondsLeft' in view;
}

function isNews(view: SessionView, known: number): boolean {
  return view.version > known || (view.version === known && countsDown(view));
}
