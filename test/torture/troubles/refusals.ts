import type { Draw } from '../../faults/draw.ts';
import { runSql } from '../../support/run-sql.ts';
import { createDealer } from '../lines/dealt-fates.ts';
import { refusalOdds } from '../lines/odds.ts';
import { isWaitedForSql, keys } from './rival.ts';

export type Refusal = keyof typeof refusalOdds;

/** More than a run of so many checkouts ever writes. */
const WRITES_OF_A_CHECKOUT = 60;

/** Which writes the database refuses, counted from the first, and how: all of it drawn before the run begins. */
export function planRefusals(draw: Draw, checkouts: number): readonly (readonly [number, Refusal])[] {
  const deal = createDealer<Refusal>(draw);
  return Array.from(
    { length: checkouts * WRITES_OF_A_CHECKOUT },
    (_, at) => [at + 1, deal(refusalOdds)] as const,
  ).filter((planned): planned is readonly [number, Refusal] => planned[1] !== undefined);
}

/**
 * Serialization failure and full disk are told in the server's own words; a write that times out, or waits for a lock for too long, or is the victim of a
 * deadlock, is really one. The count outlives the transactions that are rolled back.
 */
const installSql = `
  create schema torture;
  create sequence torture.writes;
  create table torture.planned (write bigint primary key, refusal text not null);
  create function torture.refuse() returns trigger language plpgsql security definer as $$
  declare
    this_write bigint := nextval('torture.writes');
    how text;
  begin
    select refusal into how from torture.planned where write = this_write;
    case how
      when 'serialization-failure' then
        raise exception 'could not serialize access due to concurrent update' using errcode = '40001';
      when 'disk-full' then
        raise exception 'could not extend file: No space left on device' using errcode = '53100';
      when 'statement-timeout' then
        perform pg_sleep(60);
      when 'lock-timeout' then
        perform pg_advisory_xact_lock(${keys.neverFree});
      when 'deadlock' then
        perform pg_advisory_xact_lock(${keys.outer});
        while not (${isWaitedForSql}) loop
          perform pg_sleep(0.02);
        end loop;
        perform pg_advisory_xact_lock(${keys.inner});
      else
    end case;
    return null;
  end $$;
  do $$ declare found record; begin
    for found in select tablename from pg_tables where schemaname = 'directpay' and tablename <> 'migrations' loop
      execute format('create trigger refuse before insert or update on directpay.%I execute function torture.refuse()', found.tablename);
    end loop;
  end $$`;

/** From now on these writes are refused. The tables have to be there. */
export async function installRefusals(
  url: string,
  planned: readonly (readonly [number, Refusal])[],
): Promise<void> {
  await runSql(url, installSql);
  const rows = JSON.stringify(planned.map(([write, refusal]) => ({ write, refusal })));
  await runSql(
    url,
    `insert into torture.planned select write, refusal from json_to_recordset('${rows}') as row(write bigint, refusal text)`,
  );
}

export const stopRefusals = (url: string): Promise<unknown> => runSql(url, 'delete from torture.planned');
