import { mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type Crowd, createCrowd } from './customers/crowd.ts';
import { createDoor } from './door.ts';
import { takePageToken, useToken } from './late-token.ts';
import { openMerchant } from './merchant/merchant.ts';
import type { Plan } from './plan.ts';
import type { Entry } from './record.ts';
import { openRecord } from './record-file.ts';
import { planBlows, strike } from './schedule.ts';
import { settle } from './settle.ts';
import { createStopwatch } from './stopwatch.ts';
import { castSpells, planSpells } from './troubles/spells.ts';
import { planUpsets, upset } from './troubles/upsets.ts';
import type { Unsettled } from './unsettled.ts';
import { reachVerdict, type Verdict } from './verdict.ts';
import { keys } from './world/keys.ts';
import { openWorld } from './world/open-world.ts';
import { createWorldTime } from './world/time.ts';

/** What one run has come to. */
export interface Ran extends Verdict {
  readonly entries: readonly Entry[];
  /** What was still open when time was up. */
  readonly unsettled: Unsettled;
  readonly seconds: { readonly [part: string]: number };
}

/** The last who came have their share of the faults too: until only so many are there, and at most so long. */
const FEW = 15;
const AFTER_THE_LAST_MS = 10_000;
const MOST_PATIENCE_MS = 25_000;
const LEFT_WITHIN_MS = 12_000;

/** Faults, heal, settle. What everybody saw is in `folder` and in the answer. */
export async function run(plan: Plan, folder: string): Promise<Ran> {
  mkdirSync(folder, { recursive: true });
  const time = createWorldTime();
  const record = openRecord(folder, time.now);
  const { seconds, timed } = createStopwatch();
  const over = new AbortController();
  const opened = await timed('opening', () => openWorld({ plan, time, record, folder }));
  const { proxyUrl, bankUrl, mischief } = opened;
  try {
    const merchant = await openMerchant({
      origin: proxyUrl,
      secretKey: keys.secretKey,
      webhookSecret: keys.merchantSecret,
      record,
      now: time.now,
      draw: plan.draw,
      over: over.signal,
    });
    await timed('starting', () => opened.start(merchant.webhookUrl));
    const door = createDoor(merchant, () => crowd.present(), over.signal);
    const crowd: Crowd = createCrowd({
      customers: plan.checkouts,
      comeWithinMs: plan.comeWithinMs,
      mostPatienceMs: plan.occasion.mostPatienceMs ?? MOST_PATIENCE_MS,
      scenarios: plan.occasion.scenarios,
      browser: { origin: proxyUrl, record },
      merchant: door.merchant,
      sandboxUrl: bankUrl,
      draw: plan.draw,
      over: over.signal,
    });
    const gone = crowd.come();
    await timed('faults', async () => {
      mischief.begin();
      await Promise.all([
        strike(planBlows(plan), opened, door),
        upset(planUpsets(plan), { slots: opened.slots, record }, door),
        castSpells(planSpells(plan), { databaseUrl: opened.databaseUrl, record }, door),
        door.passing(plan.checkouts),
      ]);
      const until = performance.now() + AFTER_THE_LAST_MS;
      while (crowd.present() > FEW && performance.now() < until) await wait(100);
    });
    await opened.heal();
    merchant.heal();
    crowd.heal();
    record.note({ kind: 'healed', at: Date.now() });
    await timed('leaving', () => Promise.race([gone, wait(LEFT_WITHIN_MS)]));
    const nobodys = await merchant.makeCheckout(plan.checkouts);
    const lateToken = await takePageToken(proxyUrl, nobodys?.clientToken ?? '');
    over.abort();
    await gone;
    const unsettled = await timed('settling', () => settle(opened, time));
    await timed('coming back', () => crowd.comeBack());
    await merchant.close();
    const lateTokenStatus = await useToken(proxyUrl, lateToken);
    const entries = record.entries();
    const verdict = await timed('judging', () =>
      reachVerdict({ opened, plan, time, folder, entries, lateTokenStatus }),
    );
    return { entries, unsettled, seconds, ...verdict };
  } finally {
    over.abort();
    await timed('closing', () => opened.close());
    await record.close();
  }
}
