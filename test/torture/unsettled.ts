import { runSql } from '../support/run-sql.ts';

/** What the proxies have not finished yet, as their database tells it. */
export interface Unsettled {
  /** Attempts whose outcome is not known and that no person was asked to look into. */
  readonly payments: number;
  readonly debits: number;
  /** Commands, and calls for a mandate, that are under way. */
  readonly leases: number;
  /** Notifications that the merchant has not taken. */
  readonly untold: number;
  /** What should have been looked at by now. */
  readonly due: number;
}

/** What is under way or should be: the rest waits for time to pass. */
export const stirring = ({ leases, due }: Unsettled): number => leases + due;

const sql = (now: number): string => `
  select
    (select count(*) from directpay.attempts join directpay.checkouts on checkouts.id = attempts.checkout_id
      where exposure = 'sent' and review_reason is null)::int as payments,
    (select count(*) from directpay.debits where state in ('sending', 'processing'))::int as debits,
    (select count(*) from directpay.checkouts where lease is not null)::int as leases,
    (select count(*) from directpay.outbox where delivered_at is null)::int as untold,
    ((select count(*) from directpay.checkouts where next_at <= ${now})
      + (select count(*) from directpay.attempts where verify_at <= ${now})
      + (select count(*) from directpay.mandates where next_at <= ${now})
      + (select count(*) from directpay.debits where next_at <= ${now} and lease is null)
      + (select count(*) from directpay.outbox where delivered_at is null and next_at <= ${now}))::int as due`;

/** At `now`, in the time of the proxies. */
export async function readUnsettled(databaseUrl: string, now: number): Promise<Unsettled> {
  const [row] = await runSql(databaseUrl, sql(now));
  return row as unknown as Unsettled;
}

export const countOf = (unsettled: Unsettled): number =>
  Object.values(unsettled).reduce((sum: number, count: number) => sum + count, 0);
