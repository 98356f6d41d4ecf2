import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The tests that are run on every mutant: those beside the core, and what is read of the provider's own webhooks. None needs a database. */
export default defineConfig({
  root: here('../..'),
  test: {
    environment: 'node',
    include: [
      'src/contract/money.test.ts',
      'src/proxy/{checkouts,keys,pages,routes}/*.test.ts',
      'src/proxy/providers/mono/webhook*.test.ts',
      'test/fidelity/mandates-webhooks.test.ts',
    ],
    setupFiles: here('../support/fixed-chance.ts'),
    testTimeout: 60_000,
  },
});
