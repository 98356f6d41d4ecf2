import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';

const main = fileURLToPath(new URL('../../src/proxy/main.ts', import.meta.url));
const SECRET = 'k'.repeat(40);
let folder = '';
let port = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'directpay-config-'));
  port = await freePort();
});

afterAll(() => rm(folder, { recursive: true }));

function goodVariables(): Record<string, string> {
  return {
    PORT: String(port),
    PUBLIC_URL: 'https://pay.example',
    DATA_DIR: join(folder, 'never-made'),
    DIRECTPAY_SECRET_KEY: `sk_test_${SECRET}`,
    ALLOWED_ORIGINS: 'https://shop.example',
    RETURN_URLS: 'https://shop.example,adire:',
    MERCHANT_NAME: 'Adire Lane',
    MONO_BASE_URL: 'https://mono.example',
    MONO_SECRET_KEY: `test_sk_${'m'.repeat(20)}`,
    MONO_APP_ID: 'app-1',
    MONO_WEBHOOK_SECRET: 'w'.repeat(24),
  };
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the process to its end. `undefined` takes a variable away. */
function run(changes: Readonly<Record<string, string | undefined>>): Promise<Ended> {
  const entries = Object.entries({ ...goodVariables(), ...changes }).filter(
    ([, value]) => value !== undefined,
  );
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], ...Object.fromEntries(entries) },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => (stdout += text));
  child.stderr.on('data', (text) => (stderr += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

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

const refused: readonly (readonly [string, Record<string, string | undefined>, string])[] = [
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
    const { code, stdout, stderr } = await run(changes);
    expect(stderr).toContain(`directpay proxy: ${line}`);
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 78, stdout: '', lines: 2 });
    expect(await isOpen()).toBe(false);
  });
});
