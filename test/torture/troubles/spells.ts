import { setTimeout as wait } from 'node:timers/promises';
import { runSql } from '../../support/run-sql.ts';
import type { Door } from '../door.ts';
import type { Plan } from '../plan.ts';
import type { Record } from '../record.ts';

/** What happens to the whole database for a while. */
export const spells = ['turned-read-only', 'connections-taken', 'tables-locked'] as const;
type Spell = (typeof spells)[number];

export interface PlannedSpell {
  /** Begins once so many customers have come. */
  readonly after: number;
  readonly spell: Spell;
}

/** The role that the proxies work as. */
export const AT_WORK = 'proxy_at_work';

const ONE_FOR = 700;
const LASTS_MS = 1_500;
/** Longer than anybody waits for a lock. */
const LOCKED_FOR_S = 6;
const TRY_AGAIN_MS = 200;
const UNDONE_WITHIN_MS = 60_000;

/** Each comes once, and once more for every so many checkouts. */
export const countOfEach = ({ checkouts }: Plan): number => 1 + Math.floor(checkouts / ONE_FOR);

export function planSpells(plan: Plan): readonly PlannedSpell[] {
  const draw = plan.draw('spells');
  const count = countOfEach(plan);
  return spells
    .flatMap((spell) => Array.from({ length: count }, () => ({ spell, after: draw.upTo(plan.checkouts) })))
    .sort((a, b) => a.after - b.after);
}

interface CastOn {
  /** Past every line, as whoever may do all. */
  readonly databaseUrl: string;
  readonly record: Record;
}

/** Casts one after the other; resolves when the last one is over and undone. */
export async function castSpells(
  planned: readonly PlannedSpell[],
  { databaseUrl, record }: CastOn,
  door: Door,
): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  const elsewhere = new URL('/postgres', databaseUrl).href;
  const endSessions = `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${AT_WORK}'`;
  const readOnly = (on: 'on' | 'off'): string =>
    `alter database ${name} set default_transaction_read_only = ${on}; ${endSessions}`;

  /** A server that has just crashed may have to be told twice. */
  async function surely(sql: string): Promise<void> {
    const until = performance.now() + UNDONE_WITHIN_MS;
    for (;;) {
      try {
        await runSql(elsewhere, sql);
        return;
      } catch (error) {
        if (performance.now() > until) throw error;
        await wait(TRY_AGAIN_MS);
      }
    }
  }

  const cast: { readonly [spell in Spell]: () => Promise<void> } = {
    async 'turned-read-only'() {
      await surely(readOnly('on'));
      await wait(LASTS_MS);
      await surely(readOnly('off'));
    },
    async 'connections-taken'() {
      await surely(`alter role ${AT_WORK} connection limit 2; ${endSessions}`);
      await wait(LASTS_MS);
      await surely(`alter role ${AT_WORK} connection limit -1`);
    },
    async 'tables-locked'() {
      const lock = `begin; lock table directpay.checkouts in access exclusive mode; select pg_sleep(${LOCKED_FOR_S}); commit`;
      // Where the server crashes meanwhile, the lock is gone with it.
      await runSql(databaseUrl, lock).catch(() => {});
    },
  };
  for (const { after, spell } of planned) {
    await door.passing(after);
    record.note({ kind: 'fault', at: Date.now(), place: 'database', fault: spell });
    await cast[spell]();
  }
}
