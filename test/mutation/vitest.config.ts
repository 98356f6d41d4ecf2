import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The tests that are run on every mutant of a part. The fault tests among them run over tables in memory. */
export default defineConfig({
  root: here('../..'),
  resolve: { alias: [{ find: /^\.\/drivers\.ts$/, replacement: here('memory-drivers.ts') }] },
  test: {
    environment: 'node',
    isolate: false,
    include: process.env['MUTATION_TESTS']?.split(' ') ?? [],
    setupFiles: here('../support/fixed-chance.ts'),
    testTimeout: 20_000,
  },
});
