import type { BankCondition } from '../../contract/view-parts.ts';
import type { Clock } from '../clock.ts';
import type { Mode } from '../store/records.ts';
import type { BankOutcome, Store } from '../store/store.ts';

const READ_EVERY_MS = 10_000;
const WINDOW_MS = 30 * 60_000;
const NEWEST_WITHIN_MS = 10 * 60_000;
/** Outcomes of one bank that are looked at, and how few say nothing. */
const LATEST = 20;
const FEWEST = 5;
const SILENT_SHARE = 0.3;
/** From this many banks on it can be told whether one of them is silent, or the provider for all. */
const FEWEST_BANKS = 3;

/** How banks do lately, by institution id. A bank that answers is not in it. */
export type Conditions = ReadonlyMap<string, BankCondition>;

export interface BankConditions {
  /** As read last: at most ten seconds old while it is asked for. Reading goes on behind it and keeps nobody waiting. */
  current(): Conditions;
}

/**
 * Reads from our own outcomes, newest first, how banks do. `down`: the last five times, the newest within ten minutes, a bank said nothing.
 * `troubled`: at least three in ten of its last twenty times within half an hour. Where most banks are silent it is the provider, and no
 * bank is marked.
 */
export function conditionsOf(outcomes: readonly BankOutcome[], now: number): Conditions {
  const byBank = new Map<string, BankOutcome[]>();
  for (const outcome of outcomes) {
    if (outcome.askedAt <= now - WINDOW_MS) continue;
    const lately = byBank.get(outcome.institutionId) ?? [];
    if (lately.length < LATEST) byBank.set(outcome.institutionId, [...lately, outcome]);
  }
  const silent = [...byBank.values()].filter(([newest]) => newest?.answered === false).length;
  if (byBank.size >= FEWEST_BANKS && silent > byBank.size / 2) return new Map();
  const conditions = new Map<string, BankCondition>();
  for (const [institutionId, lately] of byBank) {
    const condition = conditionOf(lately, now);
    if (condition) conditions.set(institutionId, condition);
  }
  return conditions;
}

function conditionOf(lately: readonly BankOutcome[], now: number): BankCondition | undefined {
  const [newest] = lately;
  if (!newest || lately.length < FEWEST) return undefined;
  const isSilent = lately.slice(0, FEWEST).every(({ answered }) => !answered);
  if (isSilent && newest.askedAt > now - NEWEST_WITHIN_MS) return 'down';
  const share = lately.filter(({ answered }) => !answered).length / lately.length;
  return share >= SILENT_SHARE ? 'troubled' : undefined;
}

/** The conditions of the banks that one provider serves in one mode, read from the store behind whoever asks. */
export function createBankConditions(options: { store: Store; clock: Clock; mode: Mode }): BankConditions {
  const { store, clock, mode } = options;
  let conditions: Conditions = new Map();
  let readAt = Number.NEGATIVE_INFINITY;

  async function read(): Promise<void> {
    const now = clock.now();
    const newest = conditionsOf(await store.bankOutcomes(mode, now - WINDOW_MS), now);
    if (!isSame(newest, conditions)) conditions = newest;
  }

  return {
    current() {
      if (clock.monotonic() - readAt >= READ_EVERY_MS) {
        readAt = clock.monotonic();
        // What was read last stays until the store answers again.
        void read().catch(() => {});
      }
      return conditions;
    },
  };
}

function isSame(one: Conditions, other: Conditions): boolean {
  return one.size === other.size && [...one].every(([id, condition]) => other.get(id) === condition);
}
