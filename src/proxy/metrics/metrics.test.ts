import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

const event = (type: string, data = {}) => ({ type, at: 0, data });
const backlog = {
  unknownPayments: { open: 2, oldestMs: 90_000 },
  unknownDebits: { open: 1, oldestMs: 1_500 },
  overdueMs: 250,
};
const sources = {
  watchers: () => 0,
  load: { takeLongestWaitMs: () => 250, admittedShare: () => 0.7 },
  outboxLag: async () => ({ waiting: 3, oldestMs: 61_000 }),
  backlog: async () => backlog,
};

it('how things ended is counted by kind, and refusals by their reason', async () => {
  const { countEvents, read } = createMetrics(sources);
  countEvents('payment', [event('attempt.declined', { reason: 'insufficient_funds', code: 'canary' })]);
  countEvents('payment', [event('charge.sent'), event('checkout.succeeded', { attempt: 2 })]);
  countEvents('mandate', [event('checkout.succeeded'), event('debit.failed', { failure: 'mandate_locked' })]);
  countEvents('mandate', [event('debit.succeeded', { amountMinor: 500_000 })]);
  const { text } = await read();
  for (const line of [
    'directpay_outcomes_total{kind="payment",outcome="succeeded"} 1',
    'directpay_outcomes_total{kind="mandate",outcome="succeeded"} 1',
    'directpay_outcomes_total{kind="debit",outcome="failed"} 1',
    'directpay_outcomes_total{kind="debit",outcome="succeeded"} 1',
    'directpay_refusals_total{kind="payment",reason="insufficient_funds"} 1',
    'directpay_refusals_total{kind="debit",reason="mandate_locked"} 1',
  ]) {
    expect(text).toContain(`${line}\n`);
  }
  expect(text).not.toContain('canary');
});

it('a first reading tells what waits now', async () => {
  const { text } = await createMetrics(sources).read();
  for (const line of [
    'directpay_unknown{kind="payment"} 2',
    'directpay_unknown_oldest_seconds{kind="payment"} 90',
    'directpay_unknown{kind="debit"} 1',
    'directpay_unknown_oldest_seconds{kind="debit"} 1.5',
    'directpay_completer_lag_seconds 0.25',
    'directpay_longest_wait_seconds 0.25',
    'directpay_admitted_share 0.7',
    'directpay_outbox_waiting 3',
    'directpay_outbox_oldest_seconds 61',
  ]) {
    expect(text).toContain(`${line}\n`);
  }
});

it('what a store does not tell is left out, not told as it was before', async () => {
  const away = async (): Promise<never> => {
    throw new Error('away');
  };
  const changing = { ...sources };
  const metrics = createMetrics({
    ...sources,
    outboxLag: () => changing.outboxLag(),
    backlog: () => changing.backlog(),
  });
  await metrics.read();
  Object.assign(changing, { outboxLag: away, backlog: away });
  const { text } = await metrics.read();
  expect(text.split('\n').filter((line) => /^directpay_(unknown|completer|outbox)/.test(line))).toEqual([]);
});
