import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProviderFacts, ProviderOrder, ProviderReport, ProviderWord } from './provider-orders.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm run proxy` gives to Node. */
const [, ...command] = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { proxy: string } }
).scripts.proxy.split(' ');

export interface ProxyProcess {
  readonly child: ChildProcess;
  /** The code it ended with, once it has. */
  readonly ended: Promise<number | null>;
  /** The most memory it ever held, and what it holds, bytes. */
  memory(): { most: number; now: number };
  /** Processor time that it has used, milliseconds. */
  used(): number;
}

/** Starts the proxy as `npm run proxy` does; its log goes to a file, as it would on a server. `PROFILE_TO` names a folder for a processor profile. */
export function startProxy(environment: Readonly<Record<string, string>>, logFile: string): ProxyProcess {
  const log = openSync(logFile, 'a');
  const profile = process.env['PROFILE_TO'];
  const child = spawn(
    process.execPath,
    [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), ...command],
    { cwd: root, env: { PATH: process.env['PATH'], ...environment }, stdio: ['ignore', log, 'inherit'] },
  );
  closeSync(log);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    ended,
    memory: () => ({ most: memoryOf(child.pid, 'VmHWM'), now: memoryOf(child.pid, 'VmRSS') }),
    used: () => usedBy(child.pid),
  };
}

function memoryOf(pid: number | undefined, name: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1_024;
}

/** Linux counts in hundredths of a second. */
function usedBy(pid: number | undefined): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = after.split(' ').map(Number);
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) * 10;
}

export interface ProviderProcess {
  used(): number;
  count(): Promise<ProviderFacts>;
  stop(): void;
}

/** Resolves once provider and merchant listen. */
export async function startProvider(order: ProviderOrder): Promise<ProviderProcess> {
  const child = fork(fileURLToPath(new URL('./provider-child.ts', import.meta.url)), { stdio: 'inherit' });
  async function ask(word: ProviderWord): Promise<ProviderReport> {
    const heard = once(child, 'message');
    child.send(word);
    return (await heard)[0] as ProviderReport;
  }
  await ask({ kind: 'begin', order });
  return {
    used: () => usedBy(child.pid),
    async count() {
      const report = await ask({ kind: 'count' });
      if (report.kind !== 'counted') throw new Error('The provider did not count');
      return report.facts;
    },
    stop: () => void child.kill('SIGKILL'),
  };
}
