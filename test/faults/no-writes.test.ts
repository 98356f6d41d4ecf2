import { describe, expect, it } from 'vitest';
import { posting } from '../contract/open-app.ts';
import { newServerDatabase } from '../support/prepared-databases.ts';
import { runSql } from '../support/run-sql.ts';
import { openPayer, openProcessWorld, type ProcessWorld } from './process-world.ts';
import { withBuild } from './with-build.ts';

const built = withBuild();

/** New connections see it, and are made at once. */
async function makeReadOnly(url: string, on: boolean): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const elsewhere = new URL('/postgres', url).href;
  await runSql(elsewhere, `alter database ${name} set default_transaction_read_only = ${on ? 'on' : 'off'}`);
  await runSql(elsewhere, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
}

/** Every write is refused in the words of a server whose disk is full. */
const fillDisk = `
  create function public.disk_full() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file' using errcode = '53100'; end $$;
  do $$ declare found record; begin
    for found in select tablename from pg_tables where schemaname = 'directpay' loop
      execute format('create trigger disk_full before insert or update on directpay.%I execute function public.disk_full()', found.tablename);
    end loop; end $$`;

const states: readonly {
  name: string;
  begin(url: string): Promise<unknown>;
  end(url: string): Promise<unknown>;
}[] = [
  {
    name: 'that takes no writes',
    begin: (url) => makeReadOnly(url, true),
    end: (url) => makeReadOnly(url, false),
  },
  {
    name: 'whose disk is full',
    begin: (url) => runSql(url, fillDisk),
    end: (url) => runSql(url, 'drop function public.disk_full() cascade'),
  },
];

const readiness = async ({ ask }: ProcessWorld): Promise<number> => (await ask('/readyz')).status;
const money = new Set(['direct-pay-session', 'charge', 'capture']);

describe('a payer whose database is one', () => {
  it.each(states)(
    '$name is asked to wait, no money moves meanwhile, and it goes on by itself afterwards',
    {
      timeout: 120_000,
    },
    async (state) => {
      const url = await newServerDatabase();
      const world = await openProcessWorld({ databaseUrl: url, build: built.build });
      const payer = await openPayer(world);
      await payer.logIn();
      await state.begin(url);
      await expect.poll(() => readiness(world)).toBe(503);

      const pay = await payer.sendOnce('pay');
      expect([pay.status, pay.headers.get('retry-after')]).toEqual([503, '2']);
      expect(await pay.json()).toMatchObject({ code: 'store_unavailable', retryable: true });
      const page = await world.ask('/v1/pages', posting({ clientToken: 'x'.repeat(32) }));
      expect([401, 503]).toContain(page.status);
      expect(world.sandbox.control.calls().filter(({ call }) => money.has(call))).toEqual([]);
      expect(await readiness(world)).toBe(503);

      await state.end(url);
      await expect.poll(() => readiness(world)).toBe(200);
      await payer.payToTheEnd();
      expect(payer.view().step).toBe('paid');
      const { payment } = await world.read(payer.id);
      expect(world.sandbox.ledger.of(payment?.providerReference ?? '').length).toBe(1);
      expect(await world.close()).toMatchObject({ code: 0, stderr: '' });
    },
  );
});
