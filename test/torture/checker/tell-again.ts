import type { Delivery } from '../../../src/sandbox/webhooks/outbox.ts';
import type { Draw } from '../../faults/draw.ts';
import { runSql } from '../../support/run-sql.ts';
import { createForwarder } from '../lines/forward.ts';
import type { Facts } from './facts.ts';

/** What has become final of every payment, refund, mandate and debit, a line each. What is not settled may still move by itself. */
const finalRows = `
  select json_build_object('checkout', c.id, 'status', c.status, 'step', c.step, 'version', c.version, 'payment', c.payment,
    'twice', c.duplicate_debit, 'review', c.review_reason, 'held', c.holds_reference)::text as line
    from directpay.checkouts c where c.status in ('succeeded', 'failed', 'cancelled', 'expired', 'needs_review')
  union all select json_build_object('refund', r->'reference', 'state', r->'state', 'failure', r->'failure')::text
    from directpay.checkouts c, jsonb_array_elements(case jsonb_typeof(c.refund) when 'array' then c.refund else '[]' end) r
    where r->>'state' in ('refunded', 'failed')
  union all select json_build_object('attempt', a.id, 'state', a.state, 'exposure', a.exposure)::text
    from directpay.attempts a where a.exposure <> 'sent' and a.state in ('succeeded', 'mismatch', 'refused', 'over')
  union all select json_build_object('debit', d.id, 'state', d.state, 'failure', d.failure)::text
    from directpay.debits d where d.state not in ('sending', 'processing')
  union all select json_build_object('mandate', m.id, 'state', m.state, 'end', m.end_reason)::text
    from directpay.mandates m where m.state in ('cancelled', 'rejected', 'ended')
  order by line`;

const due = `select
  (select count(*) from directpay.attempts where verify_at <= $NOW)
  + (select count(*) from directpay.mandates where next_at <= $NOW)
  + (select count(*) from directpay.debits where next_at <= $NOW and lease is null) as waiting`;

const AT_ONCE = 16;
const LOOK_EVERY_MS = 200;
const LOOKS = 1_000;

/** Tells a proxy everything the provider ever told it, twice and in another order, and waits until it has asked about all of it. */
export async function tellAgain(where: {
  readonly databaseUrl: string;
  readonly bankUrl: string;
  /** Proxies themselves, past every line: each is told its share. */
  readonly proxyUrls: readonly string[];
  readonly webhookSecret: string;
  readonly draw: Draw;
  now(): number;
}): Promise<NonNullable<Facts['toldAgain']>> {
  const { databaseUrl, bankUrl, proxyUrls, webhookSecret, draw, now } = where;
  const lines = async () => (await runSql(databaseUrl, finalRows)).map(({ line }) => String(line));
  const answer = await fetch(`${bankUrl}/_sandbox/webhooks`);
  const { webhooks } = (await answer.json()) as { webhooks: readonly Delivery[] };
  const bodies = shuffled(
    [...webhooks, ...webhooks].map(({ event }) => JSON.stringify(event)),
    draw,
  );
  const before = await lines();
  const next = bodies.entries();
  const line = createForwarder();
  const headers = { 'content-type': 'application/json', 'mono-webhook-secret': webhookSecret };
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [index, body] of next) {
        const taken = await line.send(proxyUrls[index % proxyUrls.length] ?? '', {
          method: 'POST',
          path: '/webhooks/mono',
          headers,
          body: Buffer.from(body),
        });
        if (taken.status !== 200)
          throw new Error(`A webhook that was told again was answered ${taken.status}`);
      }
    }),
  ).finally(line.close);
  for (let look = 0; look < LOOKS; look += 1) {
    const [row] = await runSql(databaseUrl, due.replaceAll('$NOW', String(now())));
    if (Number(row?.['waiting']) === 0) break;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  // Whatever was not final before may have become so meanwhile.
  const known = new Set(before.map(nameOf));
  return { before, after: (await lines()).filter((line) => known.has(nameOf(line))) };
}

/** Which row a line is of: its first two words. */
const nameOf = (line: string): string => line.split(',', 1)[0] ?? '';

function shuffled<T>(items: readonly T[], draw: Draw): readonly T[] {
  const mixed = [...items];
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    const other = draw.upTo(index);
    [mixed[index], mixed[other]] = [mixed[other] as T, mixed[index] as T];
  }
  return mixed;
}
