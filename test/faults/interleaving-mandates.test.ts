import { expect, it } from 'vitest';
import { describeOnDrivers } from './drivers.ts';
import { InterleavedMandate } from './interleaved-mandate.ts';
import { judgeMandateEnd } from './interleaved-mandate-end.ts';
import { readSeeds, tellRuns } from './interleaved-run.ts';
import { overSql } from './run-database.ts';

/** On a server the turns are not those of the seed alone. In memory, where they are, `test/simulation` runs thousands. */
const usual = { count: 5, more: 80, actions: 80 };
const oneIn = { approved: 4, debited: 5, ended: 20 };
const whats = ['approved', 'debited', 'ended'] as const;

describeOnDrivers(
  'one mandate between two processes, any payer, any merchant and a provider that keeps no promise',
  (driver) => {
    const seeds = readSeeds(usual);
    const { count } = seeds;
    const least = (what: keyof typeof oneIn) => Math.floor(count / oneIn[what]);

    it(`is one at most, here as there, and debited as agreed, for ${count} seeds`, {
      timeout: 1_800_000,
    }, async () => {
      const seen = { approved: 0, ended: 0, debited: 0 };
      const failures = await tellRuns(
        seeds,
        (seed) => new InterleavedMandate(seed, overSql(driver())),
        async (run) => {
          await judgeMandateEnd(run);
          const book = run.behind.book();
          if (run.known()) seen.approved += 1;
          if (run.ended.size > 0) seen.ended += 1;
          if (book.some(({ debits }) => debits.length > 0)) seen.debited += 1;
        },
        () => whats.every((what) => seen[what] >= least(what)),
      );
      expect(failures).toEqual({});
      for (const what of whats) {
        expect(seen[what], `runs in which one was ${what}`).toBeGreaterThanOrEqual(least(what));
      }
    });
  },
  ['PostgreSQL'],
);
