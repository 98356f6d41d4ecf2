import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { spawnProxy, type Variables } from './spawn-proxy.ts';

let folder = '';
let port = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'directpay-config-'));
  port = await freePort();
});

afterAll(() => rm(folder, { recursive: true }));

function isOpen(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

const refused: readonly (readonly [string, Variables, string])[] = [
  ['no secret key', { DIRECTPAY_SECRET_KEY: undefined }, 'DIRECTPAY_SECRET_KEY: is missing'],
  ['a wildcard origin', { ALLOWED_ORIGINS: '*' }, 'ALLOWED_ORIGINS: must be exact https origins'],
  [
    'a misspelt variable',
    { DIRECTPAY_WEBHOOK_URI: 'x' },
    'DIRECTPAY_WEBHOOK_URI: is not a variable of this proxy',
  ],
  [
    'a build that is not there',
    { DIRECTPAY_DIST_DIR: '/nonexistent' },
    'DIRECTPAY_DIST_DIR: /nonexistent/index.html',
  ],
];

describe('the process ends at once, with one line and no port opened, for an operator who configured', () => {
  test.each(refused)('%s', { timeout: 60_000 }, async (_, changes, line) => {
    const dataDir = join(folder, 'never-made');
    const spawned = spawnProxy({ PORT: String(port), DATA_DIR: dataDir, ...changes });
    const { code, stdout, stderr } = await spawned.ended;
    expect(stderr).toContain(`directpay proxy: ${line}`);
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 78, stdout: '', lines: 2 });
    expect(await isOpen()).toBe(false);
    expect(existsSync(dataDir)).toBe(false);
  });
});
