import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { createFieldCipher } from '../../../src/proxy/keys/field-cipher.ts';
import { createKeyring } from '../../../src/proxy/keys/keyring.ts';
import { runSql } from '../../support/run-sql.ts';
import type { Facts, InboxFact } from './facts.ts';

type Rows = Pick<Facts, 'checkouts' | 'attempts' | 'events' | 'outbox' | 'mandates' | 'debits'>;

/** Whole numbers come as text from a column of 64 bits. */
const number = (column: string, name: string): string => `${column}::float8 as "${name}"`;

const queries: { readonly [Table in keyof Rows]: string } = {
  checkouts: `select id, kind, reference, ${number('amount_minor', 'amountMinor')}, currency, status, step, version,
    review_reason as "reviewReason", duplicate_debit as "duplicateDebit", payment ->> 'providerReference' as "paidBy",
    event_count as "eventCount", ${number('expires_at', 'expiresAt')}, ${number("(lease ->> 'until')", 'leaseUntil')},
    ${number('next_at', 'nextAt')} from directpay.checkouts order by created_at, id`,
  attempts: `select checkout_id as "checkoutId", number, way, reference, state, exposure, ${number('verify_at', 'verifyAt')}
    from directpay.attempts order by checkout_id, number`,
  events: `select checkout_id as "checkoutId", seq, type, ${number('at', 'at')}, data from directpay.events order by checkout_id, seq`,
  outbox: `select id, checkout_id as "checkoutId", payload ->> 'type' as type, payload, ${number('next_at', 'nextAt')},
    ${number('delivered_at', 'deliveredAt')} from directpay.outbox order by position`,
  mandates: `select id, checkout_id as "checkoutId", merchant_reference as "merchantReference", reference,
    provider_id as "providerId", state, ${number('total_cap_minor', 'totalCapMinor')}, owed, ${number('next_at', 'nextAt')}
    from directpay.mandates order by checkout_id, number`,
  debits: `select id, mandate_id as "mandateId", checkout_id as "checkoutId", reference, ${number('amount_minor', 'amountMinor')},
    currency, origin, state, ${number('created_at', 'createdAt')}, ${number('next_at', 'nextAt')}
    from directpay.debits order by mandate_id, created_at, id`,
};

/** Every row that the verdict is made of. */
export async function readRows(databaseUrl: string): Promise<Rows> {
  const read = async (table: keyof Rows) => [table, await runSql(databaseUrl, queries[table])] as const;
  const found = await Promise.all((Object.keys(queries) as (keyof Rows)[]).map(read));
  return Object.fromEntries(found) as unknown as Rows;
}

/** The inbox by the bytes of what came: these are kept encrypted under the merchant's secret key. */
export async function readInbox(databaseUrl: string, secretKey: string): Promise<readonly InboxFact[]> {
  const cipher = createFieldCipher(createKeyring([secretKey]));
  const rows = await runSql(databaseUrl, 'select id, body from directpay.inbox');
  return rows.map(({ id, body }) => {
    const base64 = cipher.open({ table: 'inbox', column: 'body', row: String(id) }, String(body)).open();
    return { digest: createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex') };
  });
}

const ROWS_AT_ONCE = 5_000;

/** Every table of ours as text, piece by piece, with columns that the verdict does not read: a secret may have got anywhere. */
export async function* readEverything(databaseUrl: string): AsyncGenerator<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const ask = async (text: string) => (await client.query<Record<string, unknown>>(text)).rows;
  try {
    const tables = await ask(
      "select relname from pg_class where relnamespace = 'directpay'::regnamespace and relkind = 'r' order by relname",
    );
    await client.query('begin');
    for (const { relname } of tables) {
      await client.query(
        `declare everything cursor for select row_to_json(t)::text as line from directpay.${String(relname)} t`,
      );
      for (;;) {
        const rows = await ask(`fetch ${ROWS_AT_ONCE} from everything`);
        if (rows.length === 0) break;
        yield rows.map(({ line }) => String(line)).join('\n');
      }
      await client.query('close everything');
    }
  } finally {
    await client.end();
  }
}
