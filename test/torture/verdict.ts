import { createReadStream } from 'node:fs';
import { type Coverage, coverageOf } from './checker/coverage.ts';
import { judge } from './checker/judge.ts';
import { readFacts } from './checker/read-facts.ts';
import { tellAgain } from './checker/tell-again.ts';
import type { Violation } from './checker/violation.ts';
import { expectedOf } from './expected.ts';
import type { Plan } from './plan.ts';
import type { Entry } from './record.ts';
import { keys, MERCHANT_NAME } from './world/keys.ts';
import type { OpenedWorld } from './world/open-world.ts';
import type { WorldTime } from './world/time.ts';

export interface Verdict {
  readonly violations: readonly Violation[];
  readonly coverage: Coverage;
}

const logs = ['proxy-a', 'proxy-b'];
/** Names that only this run's payers type; keys that only this run has. */
const canaries = [
  keys.secretKey,
  keys.merchantSecret,
  keys.mono.secretKey,
  keys.mono.webhookSecret,
  'user_good',
];

/** Holds all that anybody saw of a run against all that is written down, while both proxies and the bank are still there. */
export async function reachVerdict(options: {
  readonly opened: OpenedWorld;
  readonly plan: Plan;
  readonly time: WorldTime;
  readonly folder: string;
  readonly entries: readonly Entry[];
  /** How a page token was answered long after its time. */
  readonly lateTokenStatus: number;
}): Promise<Verdict> {
  const { opened, plan, time, folder, entries, lateTokenStatus } = options;
  const { databaseUrl, bankUrl } = opened;
  const sinks = Object.fromEntries(logs.map((name) => [name, pieces(`${folder}/${name}.log`)]));
  const facts = await readFacts({
    databaseUrl,
    bankUrl,
    bankKey: keys.mono.secretKey,
    secretKey: keys.secretKey,
    merchantName: MERCHANT_NAME,
    record: [...entries],
    canaries,
    sinks,
    now: time.now,
  });
  const toldAgain = await tellAgain({
    databaseUrl,
    bankUrl,
    proxyUrls: opened.slots.flatMap((slot) => slot.target() ?? []),
    webhookSecret: keys.mono.webhookSecret,
    draw: plan.draw('told again'),
    now: time.now,
  });
  return {
    violations: judge({ ...facts, toldAgain, lateTokenStatus }),
    coverage: coverageOf(facts, expectedOf(plan)),
  };
}

const PIECE_BYTES = 4 * 1024 * 1024;
/** Longer than a canary in any form. */
const OVERLAP = 2_000;

/** A file in pieces that overlap: what stands across the end of one is whole in the next. */
async function* pieces(file: string): AsyncGenerator<string> {
  let end = '';
  for await (const part of createReadStream(file, { encoding: 'utf8', highWaterMark: PIECE_BYTES })) {
    const text = end + String(part);
    yield text;
    end = text.slice(-OVERLAP);
  }
}
