import { expect, it } from 'vitest';
import { describeOnDrivers } from './drivers.ts';
import { InterleavedPayment } from './interleaved-payment.ts';
import { tellRuns } from './interleaved-run.ts';

/** More, or one alone: `FIRST_SEED=17 SEEDS=1`. On a server the turns are not those of the seed alone. */
const seedsOn = { PGlite: [150, 0], PostgreSQL: [8, 80] } as const;
const first = Number(process.env['FIRST_SEED'] ?? 1);

describeOnDrivers(
  'one payment between two processes, any payer and a bank that keeps no promise',
  (driver, database) => {
    const [usual, more] = seedsOn[database];
    const count = Number(process.env['SEEDS'] ?? usual);
    const least = Math.ceil(count / 12);

    it(`is debited at most once and always told truly, for ${count} seeds`, {
      timeout: 600_000,
    }, async () => {
      let debited = 0;
      const failures = await tellRuns(
        { first, count, more, actions: 48 },
        (seed) => new InterleavedPayment(seed, driver()),
        async (run) => {
          await run.judgeEnd();
          debited += run.behind.debited();
        },
        () => debited >= least,
      );
      expect(failures).toEqual({});
      expect(debited, 'runs in which money moved').toBeGreaterThanOrEqual(least);
    });
  },
);
