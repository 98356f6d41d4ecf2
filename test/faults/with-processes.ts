import { afterAll, beforeAll } from 'vitest';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { withBuild } from './with-build.ts';

/** What proxy processes need. */
interface ForProcesses {
  /** A PostgreSQL server that nobody else uses: its settings may be changed, and it may be stopped. */
  readonly server: TestPostgres;
  /** The folder of a built page. */
  readonly build: string;
}

/** A server and a build of their own, for all tests of a file. */
export function withProcesses(): ForProcesses {
  let server: TestPostgres;
  const built = withBuild();
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server?.stop();
  });
  return {
    get server() {
      return server;
    },
    get build() {
      return built.build;
    },
  };
}
