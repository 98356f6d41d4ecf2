import { expect, it } from 'vitest';
import { describeOnDrivers } from './drivers.ts';
import { InterleavedMandate } from './interleaved-mandate.ts';
import { judgeMandateEnd } from './interleaved-mandate-end.ts';
import { tellRuns } from './interleaved-run.ts';

/** More, or one alone: `FIRST_SEED=17 SEEDS=1`. On a server the turns are not those of the seed alone. */
const seedsOn = { PGlite: 40, PostgreSQL: 5 };
const first = Number(process.env['FIRST_SEED'] ?? 1);

describeOnDrivers(
  'one mandate between two processes, any payer, any merchant and a provider that keeps no promise',
  (driver, database) => {
    const count = Number(process.env['SEEDS'] ?? seedsOn[database]);

    it(`is one at most, here as there, and debited as agreed, for ${count} seeds`, {
      timeout: 600_000,
    }, async () => {
      const seen = { approved: 0, ended: 0, debited: 0 };
      const failures = await tellRuns(
        { first, count, actions: 80 },
        (seed) => new InterleavedMandate(seed, driver()),
        async (run) => {
          await judgeMandateEnd(run);
          const book = run.behind.book();
          if (run.known()) seen.approved += 1;
          if (run.ended.size > 0) seen.ended += 1;
          if (book.some(({ debits }) => debits.length > 0)) seen.debited += 1;
        },
      );
      expect(failures).toEqual({});
      const oneIn = { approved: 4, debited: 5, ended: 20 };
      for (const what of ['approved', 'debited', 'ended'] as const) {
        const least = Math.floor(count / oneIn[what]);
        expect(seen[what], `runs in which one was ${what}`).toBeGreaterThanOrEqual(least);
      }
    });
  },
);
