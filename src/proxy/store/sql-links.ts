import { and, asc, desc, eq, gte, inArray, isNotNull, sql } from './drizzle.ts';
import type { LinkRecord } from './link-records.ts';
import { links } from './link-schema.ts';
import type { LinkQuery, OwnedLink, SaidAccount } from './link-store.ts';
import type { Mode } from './records.ts';
import type { RowMapper } from './rows.ts';
import { checkouts, inbox } from './schema.ts';
import { olderThan } from './sql-older-than.ts';
import type { Database } from './sql-transaction.ts';

/** An account that nobody knows makes no more pages be asked about than these, the newest. The others are asked about in their own time. */
const MOST_RUNG = 200;

/** What webhooks have told is looked through no further back than so many of them. */
const MOST_SAID = 500;

/** All tries of a checkout, oldest first. */
export async function readLinks(
  db: Database,
  rows: RowMapper,
  checkoutId: string,
): Promise<readonly LinkRecord[]> {
  const found = await db
    .select()
    .from(links)
    .where(eq(links.checkoutId, checkoutId))
    .orderBy(asc(links.number));
  return found.map(rows.link);
}

export async function readLink(db: Database, rows: RowMapper, id: string): Promise<LinkRecord | undefined> {
  const [row] = await db.select().from(links).where(eq(links.id, id));
  return row && rows.link(row);
}

export async function ownedLink(db: Database, rows: RowMapper, id: string): Promise<OwnedLink | undefined> {
  const [row] = await db
    .select()
    .from(links)
    .innerJoin(checkouts, eq(checkouts.id, links.checkoutId))
    .where(eq(links.id, id));
  return row && { link: rows.link(row.links), customer: rows.checkout(row.checkouts).customer };
}

export async function listLinkedAccounts(
  db: Database,
  rows: RowMapper,
  query: LinkQuery,
): Promise<readonly LinkRecord[]> {
  const found = await db
    .select()
    .from(links)
    .where(
      and(
        isNotNull(links.linkedAt),
        eq(links.mode, query.mode),
        eq(links.provider, query.provider),
        query.merchantReference === undefined
          ? undefined
          : eq(links.merchantReference, query.merchantReference),
        query.checkoutId === undefined ? undefined : eq(links.checkoutId, query.checkoutId),
        olderThan(query.before, links.linkedAt, links.id),
      ),
    )
    .orderBy(desc(links.linkedAt), desc(links.id))
    .limit(query.limit);
  return found.map(rows.link);
}

export async function accountsLinked(
  db: Database,
  provider: string,
  mode: Mode,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (accountIds.length === 0) return new Set();
  const found = await db
    .select({ accountId: links.accountId })
    .from(links)
    .where(
      and(eq(links.provider, provider), eq(links.mode, mode), inArray(links.accountId, [...accountIds])),
    );
  return new Set(found.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])));
}

export async function saidAccounts(db: Database, since: number): Promise<readonly SaidAccount[]> {
  const found = await db
    .select({ accountId: inbox.accountId, reference: inbox.reference })
    .from(inbox)
    .where(and(isNotNull(inbox.accountId), isNotNull(inbox.reference), gte(inbox.receivedAt, since)))
    .orderBy(desc(inbox.receivedAt))
    .limit(MOST_SAID);
  return found.flatMap(({ accountId, reference }) =>
    accountId === null || reference === null ? [] : [{ accountId, reference }],
  );
}

/**
 * Makes due the links that payers have a page for, the newest: an account was told of that nobody here knows yet. Those that are being changed
 * just now are left to their own time.
 */
export async function ringWaitingLinks(db: Database, now: number): Promise<boolean> {
  const free = await db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(
      sql`${checkouts.id} in (select checkout_id from directpay.links where state = 'at-page' order by opened_at desc limit ${MOST_RUNG})`,
    )
    .for('update', { skipLocked: true });
  if (free.length === 0) return false;
  await db
    .update(links)
    .set({ nextAt: now })
    .where(
      and(
        eq(links.state, 'at-page'),
        inArray(
          links.checkoutId,
          free.map(({ id }) => id),
        ),
      ),
    );
  return true;
}
