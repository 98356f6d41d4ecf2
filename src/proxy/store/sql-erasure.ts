import { and, asc, eq, gt, inArray, isNotNull, notExists, sql } from './drizzle.ts';
import { links } from './link-schema.ts';
import { mandates, providerCustomers } from './mandate-schema.ts';
import type { Erased, KnownCustomer } from './retention-store.ts';
import type { RowMapper } from './rows.ts';
import { attempts, checkouts, erasures } from './schema.ts';
import type { Database } from './sql-transaction.ts';

/** Nothing of it can change any more: its money is settled, its mandates are over, no account of it is linked. */
const isOver = sql`${checkouts.status} in ('succeeded', 'failed', 'cancelled', 'expired')
  and ${checkouts.lease} is null
  and not exists (select 1 from directpay.attempts one where one.checkout_id = ${checkouts.id} and one.verify_at is not null)
  and not exists (select 1 from directpay.mandates one where one.checkout_id = ${checkouts.id}
    and (one.state not in ('drafted', 'cancelled', 'rejected', 'ended') or one.owed is not null or one.lease is not null))
  and not exists (select 1 from directpay.debits one where one.checkout_id = ${checkouts.id} and one.state not in ('succeeded', 'failed'))
  and not exists (select 1 from directpay.links one where one.checkout_id = ${checkouts.id} and one.account_id is not null and one.gone_at is null)
  and not exists (select 1 from jsonb_array_elements(coalesce(${checkouts.refunds}, '[]')) one where one ->> 'state' in ('sending', 'processing'))`;

/** Takes the personal data of one checkout away. What it was about, its amounts, references and events stay. */
export async function eraseCheckout(db: Database, checkoutId: string, at: number): Promise<Erased> {
  const [known] = await db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(eq(checkouts.id, checkoutId))
    .for('update');
  if (!known) return 'unknown';
  const [over] = await db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(and(eq(checkouts.id, checkoutId), isOver));
  if (!over) return 'not-over';
  await db.insert(erasures).values({ checkoutId, at }).onConflictDoNothing();
  await db
    .update(checkouts)
    .set({ customer: null, metadata: {}, payment: sql`${checkouts.payment} - 'narration'` })
    .where(eq(checkouts.id, checkoutId));
  const ofPerson = { accountNumber: null, accountHolder: null, pageUrl: null };
  await db
    .update(attempts)
    .set({ ...ofPerson, accounts: null, bankSession: null, form: null, pageKeyHash: null })
    .where(eq(attempts.checkoutId, checkoutId));
  const mandated = await db
    .update(mandates)
    .set(ofPerson)
    .where(eq(mandates.checkoutId, checkoutId))
    .returning({ customerId: mandates.customerId });
  const linked = await db
    .update(links)
    .set(ofPerson)
    .where(eq(links.checkoutId, checkoutId))
    .returning({ customerId: links.customerId });
  const customerIds = [...mandated, ...linked].flatMap(({ customerId }) => customerId || []);
  if (customerIds.length > 0) {
    await db
      .update(providerCustomers)
      .set({ customerId: null })
      .where(inArray(providerCustomers.customerId, customerIds));
  }
  return 'erased';
}

/** Checkouts that nothing has changed since `before` and that can be erased, not erased yet. */
export async function erasable(db: Database, before: number, limit: number): Promise<readonly string[]> {
  const done = db.select({ one: sql`1` }).from(erasures).where(eq(erasures.checkoutId, checkouts.id));
  const found = await db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(and(sql`${checkouts.updatedAt} < ${before}`, notExists(done), isOver))
    .limit(limit);
  return found.map(({ id }) => id);
}

/** Forgets keys of commands, page bindings, webhooks and delivered notifications from before. Answers how many rows. */
export async function forgetBefore(db: Database, before: number, most: number): Promise<number> {
  const [row] = await db
    .select({ forgotten: sql<number>`directpay.forget_before(${before}::bigint, ${most}::integer)` })
    .from(sql`(select 1) one`);
  return Number(row?.forgotten ?? 0);
}

/** Whose checkouts are kept, in the order of their ids. */
export async function customersFrom(
  db: Database,
  rows: RowMapper,
  after: string,
  limit: number,
): Promise<readonly KnownCustomer[]> {
  const found = await db
    .select()
    .from(checkouts)
    .where(and(isNotNull(checkouts.customer), gt(checkouts.id, after)))
    .orderBy(asc(checkouts.id))
    .limit(limit);
  return found.map(rows.checkout).map(({ id, customer }) => ({ checkoutId: id, customer }));
}
