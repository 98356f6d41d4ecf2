import type { CommitFates } from './driver.ts';

/**
 * A server that crashes may give the number of a transaction that it has lost to another one. It counts its work anew then, so that the time of the first
 * count tells one life of it from the next; an orderly restart keeps both the count and the numbers.
 */
const LIFE = "coalesce(pg_stat_get_bgwriter_stat_reset_time()::text, '')";

/** What a server remembers of its transactions, for far longer than anybody asks. */
export const SERVER_FATES: CommitFates = {
  beginSql: `begin; select pg_current_xact_id()::text, ${LIFE}`,
  askSql: `select case when ${LIFE} = $2 then pg_xact_status($1::text::xid8) end`,
};
