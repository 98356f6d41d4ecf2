import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { spawnProxy } from './spawn-proxy.ts';

const PATIENCE_MS = 120_000;
const days = ['reconcile', '--from', '2026-11-01', '--to', '2026-11-22'];
const stranger = {
  status: 'successful',
  reference: 'NOBODYORDEREDTHIS001',
  amount: 700_000,
  currency: 'NGN',
  live_mode: false,
  created_at: '2026-11-02T10:00:00.000Z',
};
const listed: { payments: unknown[]; status: number } = { payments: [], status: 200 };
const asked: string[] = [];
let folder = '';
let server: Server;
let provider = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'directpay-reconcile-'));
  server = createServer((request, response) => {
    asked.push(`${request.method} ${new URL(request.url ?? '', 'http://provider').pathname}`);
    response.writeHead(listed.status, { 'content-type': 'application/json' });
    const { payments } = listed;
    response.end(
      JSON.stringify({ status: 'successful', data: { payments }, meta: { paging: { pages: 1 } } }),
    );
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  provider = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

function run(args: readonly string[]) {
  return spawnProxy({ DATA_DIR: folder, MONO_BASE_URL: provider }, undefined, args).ended;
}

test('a run says by its exit code whether the books agree, and prints what does not', {
  timeout: 3 * PATIENCE_MS,
}, async () => {
  expect(await run(days)).toEqual({ code: 0, stdout: '0 here, 0 at the provider, 0 open\n', stderr: '' });

  listed.payments = [stranger];
  const broken = await run(days);
  expect(broken).toMatchObject({ code: 1, stderr: '' });
  expect(broken.stdout.split('\n')).toEqual([
    '0 here, 1 at the provider, 1 open',
    '',
    'break         provider reference    checkout  ours  theirs  found',
    expect.stringMatching(/^missing_here {2}NOBODYORDEREDTHIS001 {2}- {9}- {5}700000 {2}20\d\d-.*Z$/),
    '',
  ]);

  listed.status = 503;
  const unread = await run(days);
  expect(unread).toEqual({
    code: 75,
    stdout: expect.stringMatching(/^the provider's list of payments could not be read \(\w+\)\n$/),
    stderr: '',
  });
  expect(new Set(asked)).toEqual(new Set([asked[0]]));
  expect(asked[0]).toMatch(/^GET /);
});

test('days that are none end it at once, with one line and before anything is asked', {
  timeout: PATIENCE_MS,
}, async () => {
  const before = asked.length;
  expect(await run(['reconcile', '--from', '2026-11-22', '--to', '2026-11-01'])).toEqual({
    code: 78,
    stdout: '',
    stderr:
      'directpay proxy: reconcile: expected --from 2026-11-01 --to 2026-11-22, both days included, at most 93\n',
  });
  expect(asked).toHaveLength(before);
});

test('an operator has data erased, has told again what was given up, and says what only they know of the database, in one line each', {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  expect(await run(['erase', '--checkout', 'co_nobody'])).toEqual({
    code: 1,
    stdout: 'co_nobody is no checkout of this database\n',
    stderr: '',
  });
  expect(await run(['erase', '--everybody'])).toMatchObject({
    code: 78,
    stdout: '',
    stderr:
      'directpay proxy: erase: expected --checkout co_… or --customer with an email address or a phone number\n',
  });
  expect(await run(['retell'])).toEqual({ code: 0, stdout: 'nothing was given up\n', stderr: '' });
  expect(await run(['reconcile', '--restored'])).toEqual({
    code: 0,
    stdout: "taken as restored: no step is taken until it was compared with the provider's list\n",
    stderr: '',
  });
  expect(await run(['reconcile', '--complete'])).toEqual({
    code: 0,
    stdout: 'taken as complete: steps are taken again\n',
    stderr: '',
  });
});
