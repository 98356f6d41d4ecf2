import { rm } from 'node:fs/promises';
import { afterAll, beforeAll } from 'vitest';
import { makeBuild } from '../contract/open-proxy.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

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
  let build: string;
  beforeAll(async () => {
    server = await startPostgres();
    build = await makeBuild();
  });
  afterAll(async () => {
    await server?.stop();
    if (build !== undefined) await rm(build, { recursive: true });
  });
  return {
    get server() {
      return server;
    },
    get build() {
      return build;
    },
  };
}
