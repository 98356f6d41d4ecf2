import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readServerAddress } from '../../src/proxy/store/server-address.ts';
import { connectToServer, type ServerConnection } from '../../src/proxy/store/server-connection.ts';
import { SERVER_FATES } from '../../src/proxy/store/server-fates.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { runSql } from '../support/run-sql.ts';

let server: TestPostgres;
let url = '';

beforeAll(async () => {
  server = await startPostgres();
  url = await server.createDatabase();
  await runSql(url, 'create table kept (name text)');
});

afterAll(() => server.stop());

const connect = (): Promise<ServerConnection> => connectToServer(readServerAddress(url));

/** A transaction that has written, and what it is known by. */
async function begun(): Promise<{
  known: readonly unknown[];
  end(how: 'commit' | 'rollback'): Promise<void>;
}> {
  const connection = await connect();
  const [known = []] = await connection.query(SERVER_FATES.beginSql, []);
  await connection.query("insert into kept values ('bisi')", []);
  return {
    known,
    async end(how) {
      await connection.query(how, []);
      connection.end();
    },
  };
}

async function fateOf({ known }: { known: readonly unknown[] }): Promise<unknown> {
  const connection = await connect();
  const [row] = await connection.query(SERVER_FATES.askSql, known);
  connection.end();
  return row?.[0];
}

describe('a server that is asked what became of a transaction', () => {
  it('tells it to another connection, also after an orderly restart', async () => {
    const [kept, undone, open] = [await begun(), await begun(), await begun()];
    await kept.end('commit');
    await undone.end('rollback');
    expect(await fateOf(open)).toBe('in progress');
    await server.goDown('fast');
    await server.comeUp();
    expect(await Promise.all([kept, undone, open].map(fateOf))).toEqual(['committed', 'aborted', 'aborted']);
  });

  it('says nothing after a crash, which may have given the number to another transaction', async () => {
    const kept = await begun();
    await kept.end('commit');
    await server.goDown('immediate');
    await server.comeUp();
    expect(await fateOf(kept)).toBeNull();
  });
});
