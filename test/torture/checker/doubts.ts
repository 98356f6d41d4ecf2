import type { EventFact } from './facts.ts';

/** A stretch of a checkout's history in which money may have moved by one attempt. `until` is what the provider said about it at last. */
export interface Doubt {
  readonly attempt: number;
  readonly from: EventFact;
  readonly until: EventFact | undefined;
}

const settling = new Set(['payment.failed', 'payment.verified', 'payment.mismatch']);
const sending = new Set(['charge.sent', 'capture.sent', 'payment.under_way']);
const answered = new Set(['charge.answered', 'capture.answered']);

/** All doubts of one checkout, in the order they began. `events` are in order. */
export function doubtsOf(events: readonly EventFact[]): readonly Doubt[] {
  const doubts: Doubt[] = [];
  const open = new Map<number, EventFact>();
  /** Whether the call that was sent last began the doubt: where it was not executed, an earlier one stands. */
  const beganNow = new Map<number, boolean>();

  const end = (attempt: number, until: EventFact): void => {
    const from = open.get(attempt);
    if (!from) return;
    open.delete(attempt);
    doubts.push({ attempt, from, until });
  };

  for (const event of events) {
    const attempt = Number(event.data['attempt']);
    if (sending.has(event.type)) {
      beganNow.set(attempt, !open.has(attempt));
      if (!open.has(attempt)) open.set(attempt, event);
    } else if (settling.has(event.type)) end(attempt, event);
    else if (event.type === 'checkout.resolved') for (const each of [...open.keys()]) end(each, event);
    else if (answered.has(event.type) && isWord(event, beganNow.get(attempt) ?? true)) end(attempt, event);
  }
  for (const [attempt, from] of open) doubts.push({ attempt, from, until: undefined });
  return doubts.sort((a, b) => a.from.seq - b.from.seq);
}

/** A question or a refusal is the provider's word that nothing was taken; so is a call that was not carried out, for itself alone. */
function isWord({ data }: EventFact, beganNow: boolean): boolean {
  const { answer } = data;
  if (answer === 'ok' || answer === 'unknown') return false;
  return answer === 'not-executed' ? beganNow : true;
}
