import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { ChildReport } from './orders.ts';

export interface Child {
  readonly process: ChildProcess;
  /** Its code is read. False where it ended before. */
  readonly loaded: Promise<boolean>;
  /** It serves. False where it ended before. */
  readonly ready: Promise<boolean>;
  readonly ended: Promise<number | null>;
  tell(order: object): void;
}

/** Starts a process of the run. What it prints is added to the file `log`. */
export function spawnChild(file: string, { log, compiled }: { log: string; compiled: string }): Child {
  const output = openSync(log, 'a');
  const child = fork(file, {
    stdio: ['ignore', output, output, 'ipc'],
    execArgv: ['--max-semi-space-size=8'],
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: compiled },
  });
  closeSync(output);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = (kind: ChildReport['kind']): Promise<boolean> =>
    Promise.race([
      new Promise<boolean>((resolve) => {
        child.on('message', (report: ChildReport) => report.kind === kind && resolve(true));
      }),
      ended.then(() => false),
    ]);
  return {
    process: child,
    loaded: said('loaded'),
    ready: said('ready'),
    ended,
    tell(order) {
      // One that was killed just now has nobody to hear it.
      if (child.connected) child.send(order, () => {});
    },
  };
}
