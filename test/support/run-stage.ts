import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Stage } from './stages.ts';
import { type Tally, tallyOf } from './vitest-report.ts';

const root = join(import.meta.dirname, '..', '..');
const memoryDisk = '/dev/shm';
const ROOM_BYTES = 4 * 2 ** 30;

export interface StageResult {
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
  readonly tally: Tally;
}

/**
 * Runs a stage in a process group and with a temporary folder of its own, so that what it leaves behind ends with it, however it
 * ended.
 */
export async function runStage(stage: Stage): Promise<StageResult> {
  const folder = mkdtempSync(join(placeOfFolders(), 'test-stage-'));
  // PostgreSQL runs as another user and has to get through to its own folder.
  chmodSync(folder, 0o711);
  const empty = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', empty);
  const report = join(folder, 'report.json');
  const startedAt = performance.now();
  const { code, output } = await run(stage, folder, stage.counted ? jsonReporter(report) : []);
  const tally = stage.counted
    ? tallyOf(report)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  empty();
  process.removeListener('exit', empty);
  const seconds = (performance.now() - startedAt) / 1000;
  const ok = code === 0 && tally.failed === 0;
  return { ok, seconds, output, tally: ok || tally.failed > 0 ? tally : { ...tally, failed: 1 } };
}

/** In memory where there is room, unless the environment names a place: with a disk, half of a database's test is waiting for it. */
function placeOfFolders(): string {
  if (process.env['TMPDIR'] !== undefined) return tmpdir();
  try {
    const { bavail, bsize } = statfsSync(memoryDisk);
    return Math.min(bavail * bsize, freemem() / 2) >= ROOM_BYTES ? memoryDisk : tmpdir();
  } catch {
    return tmpdir();
  }
}

function jsonReporter(file: string): string[] {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
}

function run(
  stage: Stage,
  folder: string,
  extra: string[],
): Promise<{ code: number | null; output: string }> {
  const [program, ...args] = stage.command;
  const bin = join(root, 'node_modules', '.bin');
  const child = spawn(join(bin, program), [...args, ...extra], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
      TMPDIR: folder,
      NO_COLOR: '1',
    },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const endGroup = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The group has already ended.
    }
  };
  const timer = setTimeout(() => {
    chunks.push(Buffer.from(`\nStopped: took longer than ${stage.minutes} minutes\n`));
    endGroup();
  }, stage.minutes * 60_000);
  process.prependOnceListener('exit', endGroup);
  return new Promise((resolve) => {
    let exitCode: number | null = null;
    const settle = () => {
      clearTimeout(timer);
      process.removeListener('exit', endGroup);
      resolve({ code: exitCode, output: Buffer.concat(chunks).toString('utf8') });
    };
    child.once('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      settle();
    });
    child.once('exit', (code) => {
      exitCode = code;
      endGroup();
      // A process that left the group may keep the pipe open for ever.
      setTimeout(settle, 2_000).unref();
    });
    child.once('close', settle);
  });
}
