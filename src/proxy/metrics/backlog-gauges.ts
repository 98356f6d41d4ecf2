import { Gauge, type Registry } from 'prom-client';
import type { Backlog } from '../store/store.ts';

export interface BacklogSources {
  readonly outboxLag: () => Promise<{ waiting: number; oldestMs: number }>;
  readonly backlog: () => Promise<Backlog>;
}

/**
 * What waits, as the store tells it. The function answered reads it again: before the registry is read, since gauges that are read side by side do not
 * wait for each other. What the store does not tell is left out, never told as it was before.
 */
export function createBacklogGauges(registers: Registry[], sources: BacklogSources): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const unknown = gauge('directpay_unknown', 'Payments and debits whose outcome is not known', ['kind']);
  const unknownOldest = gauge('directpay_unknown_oldest_seconds', 'How long the oldest of them has been so', [
    'kind',
  ]);
  const overdue = gauge(
    'directpay_completer_lag_seconds',
    'How long the oldest work that is due has been due',
  );
  const waiting = gauge('directpay_outbox_waiting', 'Notifications not delivered yet');
  const oldest = gauge('directpay_outbox_oldest_seconds', 'Age of the oldest notification not delivered yet');

  return async () => {
    const [lag, backlog] = await Promise.all([
      sources.outboxLag().catch(() => undefined),
      sources.backlog().catch(() => undefined),
    ]);
    tell(waiting, {}, lag?.waiting);
    tell(oldest, {}, lag && lag.oldestMs / 1_000);
    tell(overdue, {}, backlog && backlog.overdueMs / 1_000);
    for (const [kind, unknowns] of [
      ['payment', backlog?.unknownPayments],
      ['debit', backlog?.unknownDebits],
    ] as const) {
      tell(unknown, { kind }, unknowns?.open);
      tell(unknownOldest, { kind }, unknowns && unknowns.oldestMs / 1_000);
    }
  };
}

function tell(gauge: Gauge, labels: Record<string, string>, value: number | undefined): void {
  if (value === undefined) gauge.remove(labels);
  else gauge.set(labels, value);
}
