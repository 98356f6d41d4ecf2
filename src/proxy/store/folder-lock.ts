import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StoreRefused } from './driver.ts';

const HEARTBEAT_MS = 5_000;
/** A lock of another machine on a shared folder is believed for this long after its last heartbeat. */
const BELIEVED_MS = 20_000;

interface Holder {
  readonly token: string;
  readonly host: string;
  readonly pid: number;
  readonly startedAt: string;
}

/**
 * Takes the folder for this process, or throws `StoreRefused`. A lock whose process is dead is taken over: a process is told by
 * its id and the moment it started, since ids come again. Returns the way to give the folder back.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'proxy.lock');
  const holder: Holder = {
    token: randomUUID(),
    host: hostname(),
    pid: process.pid,
    startedAt: startOf(process.pid),
  };
  if (!(await place(path, holder))) {
    if (await isHeld(path)) throw refusal(folder);
    const takeover = `${path}.takeover`;
    if (!(await place(takeover, holder))) {
      if (await isHeld(takeover)) throw refusal(folder);
      await rm(takeover, { force: true });
      throw refusal(folder);
    }
    try {
      if (await isHeld(path)) throw refusal(folder);
      await rm(path, { force: true });
      if (!(await place(path, holder))) throw refusal(folder);
    } finally {
      await rm(takeover, { force: true });
    }
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return async () => {
    clearInterval(heartbeat);
    if ((await holderOf(path))?.token === holder.token) await rm(path, { force: true });
  };
}

function refusal(folder: string): StoreRefused {
  return new StoreRefused(
    `The data folder ${folder} is in use by another process; one folder takes one process`,
  );
}

async function place(path: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new StoreRefused(`The data folder cannot be written: ${path}`, { cause: error });
  }
}

async function holderOf(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

async function isHeld(path: string): Promise<boolean> {
  const holder = await holderOf(path);
  if (!holder || holder.host !== hostname()) return isFresh(path);
  return isAlive(holder.pid) && startOf(holder.pid) === holder.startedAt;
}

async function isFresh(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs < BELIEVED_MS;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Where the system tells it: boot and start time of the process; elsewhere nothing, and the id alone decides. */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields?.[19]}`;
  } catch {
    return '';
  }
}
