import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { SECRET_KEY } from './open-app.ts';
import { makeBuild } from './open-proxy.ts';

const main = fileURLToPath(new URL('../../src/proxy/main.ts', import.meta.url));
const PATIENCE_MS = 120_000;
let folder = '';
let build = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'directpay-process-'));
  build = await makeBuild();
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(build, { recursive: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly port: number;
  readonly metricsPort: number;
  /** Resolves with the line that holds `text`. */
  line(text: string): Promise<string>;
  readonly ended: Promise<{ code: number | null; stderr: string }>;
}

async function start(): Promise<Started> {
  const port = await freePort();
  const metricsPort = await freePort();
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: join(folder, 'data'),
      DIRECTPAY_DIST_DIR: build,
      DIRECTPAY_SECRET_KEY: SECRET_KEY,
      ALLOWED_ORIGINS: 'https://shop.example',
      MERCHANT_NAME: 'Adire Lane',
      MONO_BASE_URL: 'http://127.0.0.1:9',
      MONO_SECRET_KEY: `test_sk_${'m'.repeat(20)}`,
      MONO_APP_ID: 'app-1',
      MONO_WEBHOOK_SECRET: 'w'.repeat(24),
    },
  });
  const waiting: { text: string; resolve: (line: string) => void }[] = [];
  const lines: string[] = [];
  let stderr = '';
  let rest = '';
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  child.stdout.on('data', (text) => {
    const parts = `${rest}${text}`.split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      for (const one of waiting) if (line.includes(one.text)) one.resolve(line);
    }
  });
  return {
    child,
    port,
    metricsPort,
    line: (text) =>
      new Promise((resolve) => {
        const there = lines.find((line) => line.includes(text));
        if (there) resolve(there);
        else waiting.push({ text, resolve });
      }),
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr }))),
  };
}

test('the process serves, keeps its folder to itself, and ends in order', {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const first = await start();
  try {
    const listening = JSON.parse(await first.line('"listening"')) as Record<string, unknown>;
    expect(listening).toMatchObject({
      url: `http://127.0.0.1:${first.port}`,
      mode: 'test',
      store: 'embedded',
    });
    const ask = (path: string, port = first.port) => fetch(`http://127.0.0.1:${port}${path}`);
    expect((await ask('/readyz')).status).toBe(200);
    expect((await ask('/metrics')).status).toBe(404);
    const metrics = await ask('/metrics', first.metricsPort);
    expect(await metrics.text()).toContain(
      'directpay_requests_total{method="GET",route="/readyz",status="200"} 1',
    );

    const second = await start();
    const refused = await second.ended;
    expect(refused.code).toBe(78);
    expect(refused.stderr.split('\n').length).toBe(2);
    expect(refused.stderr).toMatch(/^directpay proxy: /);

    first.child.kill('SIGTERM');
    expect(await first.ended).toEqual({ code: 0, stderr: '' });
    expect(await first.line('"stopped"')).toContain('"level":"info"');
    await expect(ask('/healthz')).rejects.toThrow();
  } finally {
    first.child.kill('SIGKILL');
  }
});
