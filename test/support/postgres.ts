import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/demo/free-port.ts';
import { runSql } from './run-sql.ts';

/** A throw-away PostgreSQL server on loopback. */
export interface TestPostgres {
  /** The url of a new, empty database. */
  createDatabase(): Promise<string>;
  /** Everything in one database, as `pg_dump` writes it. */
  dump(url: string): Buffer;
  /** What the server has written ahead of its tables, as it stands on the disk. */
  writtenAhead(): Buffer;
  /** The url of a new database with what a backup of this one gives when it is restored: `pg_dump` and `pg_restore`, while it is in use. */
  restored(url: string): Promise<string>;
  /** Ends the server: `fast` tells its clients, `immediate` is a crash. */
  goDown(how: 'fast' | 'immediate'): Promise<void>;
  /** Starts it again after `goDown`, on the same port and data. Resolves once it answers. */
  comeUp(): Promise<void>;
  stop(): Promise<void>;
}

const BUFFER = { maxBuffer: 256 * 1024 * 1024 };
const VERSIONS = '/usr/lib/postgresql';

/** Debian's newest PostgreSQL, 15 or later; undefined where none is installed. */
export function postgresBinaries(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const newest = readdirSync(VERSIONS)
    .map(Number)
    .filter((version) => version >= 15)
    .sort((a, b) => b - a)[0];
  return newest === undefined ? undefined : join(VERSIONS, String(newest), 'bin');
}

/** Starts a server of its own in a temporary folder. Commits are kept as in production unless `settings` say otherwise. */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<TestPostgres> {
  const binaries = postgresBinaries();
  if (!binaries) throw new Error('PostgreSQL 15 or later is needed: apt-get install postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'directpay-postgres-'));
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? userNumbers('postgres') : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const quiet = { ...user, cwd: folder, stdio: 'ignore' as const };
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    quiet,
  );
  const port = await freePort();
  const all = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', ...settings };
  const launch = (): ChildProcess =>
    spawn(
      join(binaries, 'postgres'),
      ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      quiet,
    );
  let server = launch();
  const url = `postgres://postgres@127.0.0.1:${port}`;
  const admin = `${url}/postgres`;
  await answered(admin, server);
  let databases = 0;

  async function end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }

  async function createDatabase(): Promise<string> {
    databases += 1;
    const name = `test_${databases}`;
    await runSql(admin, `create database ${name}`);
    return `${url}/${name}`;
  }

  return {
    createDatabase,
    async restored(databaseUrl) {
      const backup = execFileSync(join(binaries, 'pg_dump'), ['--format=custom', databaseUrl], BUFFER);
      const target = await createDatabase();
      execFileSync(join(binaries, 'pg_restore'), ['--exit-on-error', `--dbname=${target}`], {
        input: backup,
      });
      return target;
    },
    dump: (databaseUrl) => execFileSync(join(binaries, 'pg_dump'), ['--inserts', databaseUrl], BUFFER),
    writtenAhead() {
      const segments = readdirSync(join(data, 'pg_wal'), { withFileTypes: true }).filter((each) =>
        each.isFile(),
      );
      return Buffer.concat(segments.map(({ name }) => readFileSync(join(data, 'pg_wal', name))));
    },
    goDown: (how) => end(how === 'fast' ? 'SIGINT' : 'SIGQUIT'),
    async comeUp() {
      server = launch();
      await answered(admin, server);
    },
    async stop() {
      if (server.exitCode === null && server.signalCode === null) await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function userNumbers(name: string): { uid?: number; gid?: number } {
  const number = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

async function answered(admin: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      await runSql(admin, 'select 1');
      return;
    } catch (error) {
      if (Date.now() > until || server.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
