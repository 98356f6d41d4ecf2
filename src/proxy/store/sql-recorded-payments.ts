import { and, eq, gte, inArray, lt, or } from './drizzle.ts';
import type { DebitState } from './mandate-records.ts';
import { debits, mandates } from './mandate-schema.ts';
import type { ReconcileStore, RecordedPayment } from './recorded-payment.ts';
import type { AttemptRecord, SettledPayment } from './records.ts';
import { attempts, checkouts } from './schema.ts';
import type { Database } from './sql-transaction.ts';

type Query = Parameters<ReconcileStore['recordedPayments']>[0];
type Outcome = RecordedPayment['outcome'];

const outcomeOfDebit: Readonly<Record<DebitState, Outcome>> = {
  sending: 'unknown',
  processing: 'unknown',
  needs_review: 'unknown',
  succeeded: 'paid',
  failed: 'unpaid',
};

export async function readRecordedPayments(db: Database, query: Query): Promise<readonly RecordedPayment[]> {
  const [byCheckout, byMandate] = [await ofAttempts(db, query), await ofDebits(db, query)];
  return [...byCheckout, ...byMandate];
}

async function ofAttempts(db: Database, { mode, provider, from, to, references }: Query) {
  const meant = db
    .select({ checkoutId: attempts.checkoutId })
    .from(attempts)
    .where(
      or(
        and(gte(attempts.mintedAt, from), lt(attempts.mintedAt, to)),
        references.length > 0 ? inArray(attempts.reference, [...references]) : undefined,
      ),
    );
  const found = await db
    .select({ attempt: attempts, checkout: checkouts })
    .from(attempts)
    .innerJoin(checkouts, eq(attempts.checkoutId, checkouts.id))
    .where(
      and(eq(checkouts.mode, mode), eq(checkouts.provider, provider), inArray(attempts.checkoutId, meant)),
    );
  return found.map(
    ({ attempt, checkout }): RecordedPayment => ({
      reference: attempt.reference,
      checkoutId: checkout.id,
      debitId: undefined,
      amountMinor: checkout.amountMinor,
      currency: checkout.currency,
      outcome: outcomeOf(attempt),
      isRefunded: (checkout.refunds ?? []).some(
        ({ reference, state }) => reference === attempt.reference && state === 'refunded',
      ),
      at: attempt.mintedAt,
      bookedBy: bookedBy(attempt, checkout.payment),
    }),
  );
}

function bookedBy(
  { way, reference, mintedAt }: Pick<AttemptRecord, 'way' | 'reference' | 'mintedAt'>,
  payment: SettledPayment | null,
): number | undefined {
  if (way === 'bank') return mintedAt;
  return payment?.providerReference === reference ? payment.paidAt : undefined;
}

function outcomeOf({ state, exposure }: Pick<AttemptRecord, 'state' | 'exposure'>): Outcome {
  if (state === 'succeeded') return 'paid';
  if (state === 'mismatch') return 'other';
  return exposure === 'sent' ? 'unknown' : 'unpaid';
}

async function ofDebits(db: Database, { mode, provider, from, to, references }: Query) {
  const found = await db
    .select({ debit: debits })
    .from(debits)
    .innerJoin(mandates, eq(debits.mandateId, mandates.id))
    .where(
      and(
        eq(debits.mode, mode),
        eq(mandates.provider, provider),
        or(
          and(gte(debits.createdAt, from), lt(debits.createdAt, to)),
          references.length > 0 ? inArray(debits.reference, [...references]) : undefined,
        ),
      ),
    );
  return found.map(
    ({ debit }): RecordedPayment => ({
      reference: debit.reference,
      checkoutId: debit.checkoutId,
      debitId: debit.id,
      amountMinor: debit.amountMinor,
      currency: debit.currency,
      outcome: outcomeOfDebit[debit.state],
      isRefunded: false,
      at: debit.createdAt,
      bookedBy: debit.createdAt,
    }),
  );
}
