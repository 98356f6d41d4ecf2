import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SECRET_KEY } from './open-app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm run proxy` gives to Node. */
const [, ...command] = (
  JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { scripts: { proxy: string } }
).scripts.proxy.split(' ');

export type Variables = Readonly<Record<string, string | undefined>>;

export interface SpawnedProxy {
  readonly child: ChildProcess;
  /** Resolves with the first line of standard output that holds `text`; rejects where the process has ended without one. */
  line(text: string): Promise<string>;
  /** Once it has ended and everything it wrote was read. */
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** An environment that the proxy takes, but for where it listens and what it keeps. Nobody answers at its provider's address. */
export const goodVariables: Readonly<Record<string, string>> = {
  PUBLIC_URL: 'https://pay.example',
  DIRECTPAY_SECRET_KEY: SECRET_KEY,
  ALLOWED_ORIGINS: 'https://shop.example',
  RETURN_URLS: 'https://shop.example,adire:',
  MERCHANT_NAME: 'Adire Lane',
  MONO_BASE_URL: 'http://127.0.0.1:9',
  MONO_SECRET_KEY: `test_sk_${'m'.repeat(20)}`,
  MONO_APP_ID: 'app-1',
  MONO_WEBHOOK_SECRET: 'w'.repeat(24),
  // The machine that runs tests is busy, which is no reason to refuse what a test asks for.
  DIRECTPAY_SHED_ABOVE_MS: '0',
};

/** Starts the proxy as `npm run proxy` does. `undefined` takes a variable away; `preload` is JavaScript that runs first, `args` stand at the end. */
export function spawnProxy(
  variables: Variables,
  preload?: string,
  args: readonly string[] = [],
): SpawnedProxy {
  const entries = Object.entries({ ...goodVariables, ...variables }).filter(
    ([, value]) => value !== undefined,
  );
  const first =
    preload === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  const child = spawn(process.execPath, [...first, ...command, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...Object.fromEntries(entries) },
  });
  const waiting: { text: string; resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  let stdout = '';
  let stderr = '';
  let hasEnded = false;
  const never = (text: string): Error => new Error(`The process ended without ${text}: ${stderr}`);
  const find = (text: string): string | undefined =>
    stdout
      .slice(0, stdout.lastIndexOf('\n') + 1)
      .split('\n')
      .find((line) => line.includes(text));
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  child.stdout.on('data', (text) => {
    stdout += text;
    for (const { text: wanted, resolve } of waiting) {
      const line = find(wanted);
      if (line) resolve(line);
    }
  });
  return {
    child,
    line: (text) =>
      new Promise((resolve, reject) => {
        const there = find(text);
        if (there) resolve(there);
        else if (hasEnded) reject(never(text));
        else waiting.push({ text, resolve, reject });
      }),
    ended: new Promise((resolve) => {
      child.on('close', (code) => {
        hasEnded = true;
        for (const { text, reject } of waiting) reject(never(text));
        resolve({ code, stdout, stderr });
      });
    }),
  };
}
