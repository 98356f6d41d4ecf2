import { randomUUID } from 'node:crypto';
import { runSql } from '../support/run-sql.ts';
import { atRate } from './in-turns.ts';
import type { Lab, RunningProxy } from './lab.ts';
import { openLine } from './line.ts';
import { atMost, percentile, type Row } from './table.ts';

const MOST_MS = 200;

/** The provider rings so many times within so long, each time about something else. */
export async function measureWebhookBurst(
  lab: Lab,
  proxy: RunningProxy,
  { count, seconds }: { count: number; seconds: number },
): Promise<readonly Row[]> {
  const line = openLine(() => proxy.port);
  const times: number[] = [];
  let refused = 0;
  const [before] = await runSql(lab.databaseUrl, 'select count(*)::int as kept from directpay.inbox');
  await atRate(count / seconds, seconds, async () => {
    const reference = randomUUID().replaceAll('-', '').slice(0, 20).toUpperCase();
    const object = { status: 'successful', reference, amount: 500_000 };
    const said = await line.ask('/webhooks/mono', {
      method: 'POST',
      headers: { 'mono-webhook-secret': lab.webhookSecret },
      json: { event: 'direct_debit.payment_successful', event_id: randomUUID(), data: { object } },
    });
    times.push(said.ms);
    if (said.status !== 200) refused += 1;
  });
  line.close();
  const [after] = await runSql(lab.databaseUrl, 'select count(*)::int as kept from directpay.inbox');
  const kept = Number(after?.['kept']) - Number(before?.['kept']);
  return [
    atMost('webhooks that were not answered 200', refused, 0, ''),
    atMost('webhooks that were answered and not kept', times.length - refused - kept, 0, ''),
    atMost('until a webhook is answered, p99', percentile(times, 0.99), MOST_MS, 'ms'),
  ];
}
