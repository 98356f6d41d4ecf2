import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** A process in a group of its own, so that what it starts ends with it. */
export interface Group {
  readonly child: ChildProcess;
  end(): Promise<void>;
}

export function startGroup(program: string, args: readonly string[], options: SpawnOptions): Group {
  const child = spawn(program, args, { ...options, detached: true });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The group has already ended.
    }
  };
  process.once('exit', kill);
  return {
    child,
    async end() {
      process.removeListener('exit', kill);
      kill();
      await ended;
    },
  };
}
