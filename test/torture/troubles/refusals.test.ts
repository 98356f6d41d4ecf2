import { Client } from 'pg';
import { expect, it } from 'vitest';
import { newServerDatabase } from '../../support/prepared-databases.ts';
import { planRun } from '../plan.ts';
import { installRefusals, planRefusals, type Refusal, stopRefusals } from './refusals.ts';
import { openRival } from './rival.ts';

const states: { readonly [refusal in Refusal]: string } = {
  'serialization-failure': '40001',
  'disk-full': '53100',
  'statement-timeout': '57014',
  'lock-timeout': '55P03',
  deadlock: '40P01',
};
/** Of whoever writes, so that they need not wait for long. */
const patience: { readonly [refusal in Refusal]?: string } = {
  'statement-timeout': "set statement_timeout = '300ms'",
  'lock-timeout': "reset all; set lock_timeout = '300ms'",
};
const write = `insert into directpay.provider_cache (name, value, at) values (gen_random_uuid()::text, '{}', 0)`;
const LOCKS_SQL =
  "select count(*)::int as held from pg_locks where locktype = 'advisory' and granted and objsubid = 1";

it('refuses the writes that were drawn, each as the server refuses such a write, and none once it has stopped', async () => {
  const url = await newServerDatabase();
  const refusals = Object.keys(states) as Refusal[];
  await installRefusals(
    url,
    refusals.map((refusal, at) => [at + 2, refusal] as const),
  );
  const rival = openRival(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  await expect.poll(async () => (await client.query(LOCKS_SQL)).rows[0]?.held).toBe(2);

  await client.query(write);
  const told: string[] = [];
  for (const refusal of refusals) {
    await client.query(patience[refusal] ?? 'reset all');
    await client.query(write).catch(({ code }: { code: string }) => told.push(code));
  }
  await client.query('reset all');
  expect(told).toEqual(Object.values(states));
  await stopRefusals(url);
  await client.query(write);
  await client.end();
  await rival.close();
});

it('draws the same refusals from the same seed, and some of each for many checkouts', () => {
  const drawn = (seed: number) =>
    planRefusals(
      planRun({ seed, checkouts: 0, kills: 0, profile: 'kind', comeWithinMs: 0 }).draw('refused writes'),
      200,
    );
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(8)).not.toEqual(drawn(7));
  expect(new Set(drawn(7).map(([, refusal]) => refusal))).toEqual(new Set(Object.keys(states)));
});
