import type { SqlConnection } from './driver.ts';
import { and, eq, isNull, or, sql } from './drizzle.ts';
import { links } from './link-schema.ts';
import { debits, mandates } from './mandate-schema.ts';
import type { InboxRecord } from './records.ts';
import { attempts, checkouts } from './schema.ts';
import { ringWaitingLinks } from './sql-links.ts';
import type { Database } from './sql-transaction.ts';
import { answering, updateIn } from './statements.ts';

/** What a provider's word is about: any of them, or none. */
export type Named = Partial<Pick<InboxRecord, 'reference' | 'mandateId' | 'accountId'>>;

const reference = sql.placeholder('reference');
const mandateId = sql.placeholder('mandateId');
const accountId = sql.placeholder('accountId');

const lockNamed = answering({ id: checkouts.id }, (from, fields) =>
  from
    .select(fields)
    .from(checkouts)
    .where(
      sql`${checkouts.id} in (
        select checkout_id from directpay.attempts where reference = ${reference}
        union all select checkout_id from directpay.mandates
          where reference = ${reference} or provider_id = ${mandateId}
        union all select checkout_id from directpay.debits where reference = ${reference}
        union all select checkout_id from directpay.links
          where reference = ${reference} or account_id = ${accountId})`,
    )
    .orderBy(checkouts.id)
    .for('update'),
);
const ringAttempt = updateIn(attempts, ['verifyAt'], eq(attempts.reference, reference));
const ringDebit = updateIn(debits, ['nextAt'], and(eq(debits.reference, reference), isNull(debits.lease)));
const ringMandates = updateIn(
  mandates,
  ['nextAt'],
  or(eq(mandates.providerId, mandateId), eq(mandates.reference, reference)),
);
const ringLinks = updateIn(
  links,
  ['nextAt'],
  or(eq(links.reference, reference), eq(links.accountId, accountId)),
);

/**
 * Makes due what is named. Under the checkout's lock, since whoever holds it writes what belongs to it whole: the lock is asked for first, and the rest leaves
 * with it. False where nothing of ours is named.
 */
export async function ring(
  connection: SqlConnection,
  db: Database,
  named: Named,
  now: number,
): Promise<boolean> {
  const isNamed = (name: keyof Named): boolean => named[name] !== undefined;
  const given = { ...named, verifyAt: now, nextAt: now };
  if (!isNamed('reference') && !isNamed('mandateId') && !isNamed('accountId')) return false;
  const [found] = await Promise.all([
    lockNamed(connection, given),
    isNamed('reference') && ringAttempt(connection, given),
    isNamed('reference') && ringDebit(connection, given),
    (isNamed('reference') || isNamed('mandateId')) && ringMandates(connection, given),
    (isNamed('reference') || isNamed('accountId')) && ringLinks(connection, given),
  ]);
  if (found.length > 0) return true;
  return isNamed('accountId') && ringWaitingLinks(db, now);
}
