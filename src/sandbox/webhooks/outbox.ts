import type { SandboxClock } from '../clock.ts';
import type { WebhookEvent } from './event.ts';
import { retryDelay } from './schedule.ts';

/** Where webhooks go. `secret` travels in `mono-webhook-secret`, as it is. */
export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
  readonly fetch?: (request: Request) => Promise<Response>;
}

export interface Attempt {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** HTTP status, or what went wrong. */
  readonly result: number | string;
}

/** What a webhook differs in from one that is as it should be. Forged ones are not sent again when refused. */
export interface Oddity {
  readonly body?: string;
  readonly secret?: 'wrong' | 'none';
}

/** One webhook and what became of it so far. */
export interface Delivery {
  readonly id: number;
  readonly event: WebhookEvent;
  readonly state: 'waiting' | 'delivered' | 'given-up' | 'dropped';
  readonly attempts: readonly Attempt[];
}

export interface Outbox {
  /** Leaves after the delay, never while the caller waits. */
  enqueue(event: WebhookEvent, delayMs: number, oddity?: Oddity): void;
  log(): readonly Delivery[];
  sendTo(target: WebhookTarget | undefined): void;
  /** Nothing leaves by itself until `release`. */
  hold(): void;
  release(): Promise<void>;
  /** Sends one now, as often as it is called and in whatever order. */
  deliver(id: number): Promise<void>;
  /** Sends all that wait, oldest first. */
  deliverAll(): Promise<void>;
  /** This one never leaves (again) by itself. */
  drop(id: number): void;
  /** Resolves once every delivery under way has ended. */
  settled(): Promise<void>;
  reset(): void;
}

interface Entry {
  readonly id: number;
  readonly event: WebhookEvent;
  readonly oddity: Oddity;
  readonly attempts: Attempt[];
  state: Delivery['state'];
  cancelTimer: () => void;
  due: boolean;
}

const patienceMs = 10_000;

export function createOutbox(clock: SandboxClock, firstTarget: WebhookTarget | undefined): Outbox {
  let target = firstTarget;
  let held = false;
  let entries: Entry[] = [];
  let lastId = 0;
  const underWay = new Set<Promise<void>>();

  const plan = (entry: Entry, delayMs: number): void => {
    entry.cancelTimer();
    entry.cancelTimer = clock.setTimer(() => {
      entry.due = true;
      if (!held) void send(entry);
    }, delayMs);
  };

  const post = async (entry: Entry, to: WebhookTarget): Promise<number | string> => {
    const aborter = new AbortController();
    const stopWaiting = (clock.setPatience ?? clock.setTimer)(() => aborter.abort(), patienceMs);
    try {
      const response = await (to.fetch ?? fetch)(
        new Request(to.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...secretHeader(entry.oddity, to.secret) },
          body: entry.oddity.body ?? JSON.stringify(entry.event),
          redirect: 'manual',
          signal: aborter.signal,
        }),
      );
      await response.body?.cancel();
      return response.status;
    } catch (cause) {
      return cause instanceof Error ? cause.name : 'failed';
    } finally {
      stopWaiting();
    }
  };

  const attempt = async (entry: Entry): Promise<void> => {
    if (!target) return;
    const at = clock.now();
    const result = await post(entry, target);
    entry.attempts.push({ at: new Date(at).toISOString(), result });
    if (entry.state === 'dropped' || entry.state === 'delivered') return;
    if (result === 200) {
      entry.state = 'delivered';
      return;
    }
    const first = Date.parse(entry.attempts[0]?.at ?? '');
    const delay = entry.oddity.secret ? undefined : retryDelay(entry.attempts.length, clock.now() - first);
    if (delay === undefined) entry.state = 'given-up';
    else plan(entry, delay);
  };

  const send = (entry: Entry): Promise<void> => {
    entry.cancelTimer();
    entry.due = false;
    const delivery = attempt(entry);
    underWay.add(delivery);
    return delivery.finally(() => underWay.delete(delivery));
  };

  const sendInOrder = async (chosen: readonly Entry[]): Promise<void> => {
    for (const entry of chosen) await send(entry);
  };

  return {
    enqueue(event, delayMs, oddity = {}) {
      lastId += 1;
      const entry: Entry = {
        id: lastId,
        event,
        oddity,
        attempts: [],
        state: 'waiting',
        cancelTimer: () => {},
        due: false,
      };
      entries.push(entry);
      plan(entry, delayMs);
    },
    log: () =>
      entries.map(({ id, event, state, attempts }) => ({ id, event, state, attempts: [...attempts] })),
    sendTo(next) {
      target = next;
    },
    hold() {
      held = true;
    },
    release() {
      held = false;
      return sendInOrder(entries.filter((entry) => entry.due && entry.state === 'waiting'));
    },
    async deliver(id) {
      const entry = entries.find((candidate) => candidate.id === id);
      if (entry) await send(entry);
    },
    deliverAll: () => sendInOrder(entries.filter((entry) => entry.state === 'waiting')),
    drop(id) {
      const entry = entries.find((candidate) => candidate.id === id);
      if (!entry) return;
      entry.cancelTimer();
      entry.state = 'dropped';
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    reset() {
      for (const entry of entries) {
        entry.cancelTimer();
        entry.state = 'dropped';
      }
      entries = [];
    },
  };
}

/** A wrong secret is as long as the right one. */
function secretHeader({ secret }: Oddity, right: string): Record<string, string> {
  if (secret === 'none') return {};
  return { 'mono-webhook-secret': secret === 'wrong' ? 'x'.repeat(right.length) : right };
}
