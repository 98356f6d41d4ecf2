import type { SqlConnection } from './driver.ts';
import { and, asc, desc, eq, gte, inArray, isNotNull, ne, or, sql } from './drizzle.ts';
import { links } from './link-schema.ts';
import type { MandateRecord } from './mandate-records.ts';
import { mandates, providerCustomers, turns } from './mandate-schema.ts';
import type { CustomerTry, MandateQuery, SweptMandate, WaitingMandate } from './mandate-store.ts';
import type { CheckoutRecord, Mode } from './records.ts';
import type { RowMapper } from './rows.ts';
import { checkouts, inbox } from './schema.ts';
import { olderThan } from './sql-older-than.ts';
import type { Database } from './sql-transaction.ts';
import { answering, columnsBut, insertInto, placesFor, selectFrom, updateIn } from './statements.ts';

const shown = ne(mandates.state, 'drafted');
/** In the words of the index, which parameters would keep the planner from. */
const isWaiting = sql`${mandates.state} in ('starting', 'awaiting_transfer', 'approved')`;

const isTold = {
  isBankTold: sql<boolean>`${mandates.bank} is not null`,
  isAccountTold: sql<boolean>`${mandates.accountNumber} is not null`,
};

const { placeholder } = sql;
const ofProvider = and(
  eq(mandates.mode, placeholder('mode')),
  eq(mandates.provider, placeholder('provider')),
);
const selectOfCheckout = selectFrom(mandates, {
  where: eq(mandates.checkoutId, placeholder('checkoutId')),
  orderBy: asc(mandates.number),
});
const selectById = selectFrom(mandates, { where: and(eq(mandates.id, placeholder('id')), shown) });
const selectByPageToken = selectFrom(mandates, {
  where: and(eq(mandates.pageTokenHash, placeholder('pageTokenHash')), shown),
});
const selectWaiting = answering(
  {
    id: mandates.id,
    checkoutId: mandates.checkoutId,
    providerId: mandates.providerId,
    reference: mandates.reference,
    state: mandates.state,
    createdAt: mandates.createdAt,
    ...isTold,
  },
  (from, fields) =>
    from.select(fields).from(mandates).where(and(ofProvider, isWaiting)).orderBy(desc(mandates.createdAt)),
);
const hasEnded = and(
  inArray(mandates.state, ['cancelled', 'rejected']),
  gte(mandates.endedAt, placeholder('endedSince')),
  isNotNull(mandates.sentAt),
);
const selectSwept = answering(
  {
    id: mandates.id,
    checkoutId: mandates.checkoutId,
    providerId: mandates.providerId,
    reference: mandates.reference,
    totalCapMinor: mandates.totalCapMinor,
    fixed: mandates.fixed,
    createdAt: mandates.createdAt,
    state: mandates.state,
    pausedBy: mandates.pausedBy,
    alsoPausedBy: mandates.alsoPausedBy,
    owed: mandates.owed,
    ...isTold,
  },
  (from, fields) =>
    from
      .select(fields)
      .from(mandates)
      .where(and(ofProvider, or(inArray(mandates.state, ['ready', 'paused']), hasEnded)))
      .orderBy(desc(mandates.createdAt), desc(mandates.id)),
);
export const insertMandate = insertInto(mandates);
export const saveMandate = updateIn(mandates, columnsBut(mandates, 'id'), eq(mandates.id, placeholder('id')));
const insertTurn = answering({ name: turns.name }, (from, fields) =>
  from
    .insert(turns)
    .values(placesFor(['name', 'nextAt']) as typeof turns.$inferInsert)
    .onConflictDoUpdate({
      target: turns.name,
      set: placesFor(['nextAt']) as object,
      setWhere: sql`${turns.nextAt} <= ${placeholder('now')}`,
    })
    .returning(fields),
);

/** All tries of a checkout, oldest first. */
export async function readMandates(
  connection: SqlConnection,
  rows: RowMapper,
  checkoutId: string,
): Promise<readonly MandateRecord[]> {
  return (await selectOfCheckout(connection, { checkoutId })).map(rows.mandate);
}

export async function readMandate(
  connection: SqlConnection,
  rows: RowMapper,
  by: { id: string } | { pageTokenHash: string },
): Promise<MandateRecord | undefined> {
  const [row] = await ('id' in by ? selectById : selectByPageToken)(connection, by);
  return row && rows.mandate(row);
}

export async function listMandates(
  db: Database,
  rows: RowMapper,
  query: MandateQuery,
): Promise<readonly MandateRecord[]> {
  const { merchantReference, checkoutId, merchantCustomerId, state } = query;
  const found = await db
    .select()
    .from(mandates)
    .where(
      and(
        shown,
        eq(mandates.mode, query.mode),
        eq(mandates.provider, query.provider),
        merchantReference === undefined ? undefined : eq(mandates.merchantReference, merchantReference),
        checkoutId === undefined ? undefined : eq(mandates.checkoutId, checkoutId),
        merchantCustomerId === undefined ? undefined : eq(mandates.merchantCustomerId, merchantCustomerId),
        state === undefined ? undefined : eq(mandates.state, state),
        olderThan(query.before, mandates.createdAt, mandates.id),
      ),
    )
    .orderBy(desc(mandates.createdAt), desc(mandates.id))
    .limit(query.limit);
  return found.map(rows.mandate);
}

export async function waitingMandates(
  connection: SqlConnection,
  mode: Mode,
  provider: string,
): Promise<readonly WaitingMandate[]> {
  const found = await selectWaiting(connection, { mode, provider });
  return found.map(({ providerId, state, ...plain }) => ({
    ...plain,
    providerId: providerId ?? undefined,
    state: state as WaitingMandate['state'],
  }));
}

export async function sweptMandates(
  connection: SqlConnection,
  mode: Mode,
  provider: string,
  endedSince: number,
): Promise<readonly SweptMandate[]> {
  const found = await selectSwept(connection, { mode, provider, endedSince });
  return found.map(({ providerId, pausedBy, owed, fixed, ...plain }) => ({
    ...plain,
    fixed: fixed ?? undefined,
    providerId: providerId ?? undefined,
    pausedBy: pausedBy ?? undefined,
    owed: owed ?? undefined,
  }));
}

export async function customerOf(
  db: Database,
  provider: string,
  mode: Mode,
  payer: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ customerId: providerCustomers.customerId })
    .from(providerCustomers)
    .where(isCustomer(provider, mode, payer));
  return row?.customerId ?? undefined;
}

export async function isCustomerOfAnother(
  db: Database,
  customerId: string,
  checkout: Pick<CheckoutRecord, 'id' | 'mode' | 'provider' | 'createdAt'>,
): Promise<boolean> {
  const ofMandate = db
    .select({ id: mandates.id })
    .from(mandates)
    .where(
      and(
        eq(mandates.mode, checkout.mode),
        gte(mandates.createdAt, checkout.createdAt),
        eq(mandates.provider, checkout.provider),
        eq(mandates.customerId, customerId),
        ne(mandates.checkoutId, checkout.id),
        or(shown, isNotNull(mandates.accepted)),
      ),
    );
  const ofLink = db
    .select({ id: links.id })
    .from(links)
    .where(
      and(
        eq(links.mode, checkout.mode),
        gte(links.openedAt, checkout.createdAt),
        eq(links.provider, checkout.provider),
        eq(links.customerId, customerId),
      ),
    );
  const found = await ofMandate.unionAll(ofLink).limit(1);
  return found.length > 0;
}

export async function triesFor(
  db: Database,
  customerId: string,
  provider: string,
  mode: Mode,
): Promise<readonly CustomerTry[]> {
  const found = await db
    .select({
      state: mandates.state,
      endReason: mandates.endReason,
      providerId: mandates.providerId,
      lookups: mandates.lookups,
      isAccepted: sql<boolean>`${mandates.accepted} is not null`,
      setup: checkouts.setup,
    })
    .from(mandates)
    .innerJoin(checkouts, eq(checkouts.id, mandates.checkoutId))
    .where(
      and(eq(mandates.customerId, customerId), eq(mandates.provider, provider), eq(mandates.mode, mode)),
    );
  return found.map(({ setup, endReason, providerId, ...plain }) => ({
    ...plain,
    endReason: endReason ?? undefined,
    providerId: providerId ?? undefined,
    wasCompleted: setup?.customers?.completed?.includes(customerId) ?? false,
  }));
}

export async function keepCustomer(db: Database, row: typeof providerCustomers.$inferInsert): Promise<void> {
  const { customerId, at } = row;
  await db
    .insert(providerCustomers)
    .values(row)
    .onConflictDoUpdate({
      target: [providerCustomers.provider, providerCustomers.mode, providerCustomers.payer],
      set: { customerId, at },
    });
}

export async function forgetCustomer(
  db: Database,
  provider: string,
  mode: Mode,
  payer: string,
): Promise<void> {
  await db
    .update(providerCustomers)
    .set({ customerId: null })
    .where(isCustomer(provider, mode, payer));
}

function isCustomer(provider: string, mode: Mode, payer: string) {
  return and(
    eq(providerCustomers.provider, provider),
    eq(providerCustomers.mode, mode),
    eq(providerCustomers.payer, payer),
  );
}

export async function wasSaidCancelled(db: Database, providerId: string): Promise<boolean> {
  const found = await db
    .select({ id: inbox.id })
    .from(inbox)
    .where(and(eq(inbox.mandateId, providerId), eq(inbox.saysCancelled, true)))
    .limit(1);
  return found.length > 0;
}

/** True where nobody has taken this turn for `everyMs`. */
export async function takeTurn(
  connection: SqlConnection,
  name: string,
  now: number,
  everyMs: number,
): Promise<boolean> {
  const taken = await insertTurn(connection, { name, now, nextAt: now + everyMs });
  return taken.length > 0;
}
