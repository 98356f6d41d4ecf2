import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Entry, Record } from './record.ts';

export interface KeptRecord extends Record {
  /** So far, oldest first. */
  entries(): readonly Entry[];
  close(): Promise<void>;
}

/** One call of the system for each entry would be much of what a run costs. */
const WRITTEN_AT_ONCE = 64 * 1024;

/** A record in memory and in `record.jsonl` of the run's folder. It stamps every entry with the world's time, which whoever notes may not know. */
export function openRecord(folder: string, now: () => number): KeptRecord {
  const entries: Entry[] = [];
  const file = createWriteStream(join(folder, 'record.jsonl'));
  let unwritten = '';
  return {
    note(noted) {
      const entry = { ...noted, at: now() };
      entries.push(entry);
      unwritten += `${JSON.stringify(entry)}\n`;
      if (unwritten.length < WRITTEN_AT_ONCE) return;
      file.write(unwritten);
      unwritten = '';
    },
    entries: () => entries,
    close: () => new Promise((resolve) => file.end(unwritten, () => resolve())),
  };
}
