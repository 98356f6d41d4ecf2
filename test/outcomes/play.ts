import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import type { Step } from '../../src/contract/steps.ts';
import type { LoggedCall } from '../../src/sandbox/call-log.ts';
import type { Debit } from '../../src/sandbox/ledger.ts';
import { openPage, type Page, type Sight } from './page.ts';
import { nextMove, type Payer } from './payer.ts';
import type { Stage } from './stage.ts';

/** What came of one checkout, by everybody who has a say. */
export interface Played {
  /** The screens in their order, each once for each time it came. */
  readonly screens: readonly Step[];
  /** What the same link shows four days later. */
  readonly later: Step;
  readonly checkout: PaymentCheckout;
  /** Types of the notifications, in the order the merchant got them. */
  readonly told: readonly string[];
  readonly debits: readonly Debit[];
  /** What either opening of the link showed. */
  readonly sights: readonly (readonly Sight[])[];
  readonly calls: readonly LoggedCall[];
  /** Ids of the rows of the outcome table that decided about an answer. */
  readonly decided: readonly string[];
}

const TICK_MS = 1_000;
const FIRST_LOOK_MS = 10_000;
const LATER_TICK_MS = 10_000;
/** A payer reads before they tap; a page that just changed takes no tap at once. */
const READING_MS = 1_000;
const RETRY_MS = 5_000;
/** Told to wait before the next code is asked for, a payer does. */
const NEXT_CODE_MS = 30_000;
/** So long does a payer look at a page that waits. */
const PATIENCE_MS = 100_000;
const MOST_MOVES = 24;
const MOST_RETRIES = 2;
const minute = 60_000;
const hour = 60 * minute;

/** Plays a checkout to the payer's end, and four days beyond. */
export async function play(stage: Stage, payer: Payer): Promise<Played> {
  const page = await openPage(stage, 'phone-of-the-payer');
  await payAsToldBy(page, stage, payer);
  page.close();
  await passDays(stage);
  const again = await openPage(stage, 'phone-of-the-payer');
  await stage.activity.quiet();
  const later = again.now().screen;
  again.close();
  return {
    screens: screensOf(page.sights),
    later,
    checkout: await stage.read(),
    told: stage.told.map(({ type }) => type),
    debits: stage.sandbox.ledger.debits(),
    sights: [page.sights, again.sights],
    calls: stage.sandbox.control.calls(),
    decided: stage.decided,
  };
}

async function payAsToldBy(page: Page, stage: Stage, payer: Payer): Promise<void> {
  let waited = 0;
  let retries = 0;
  for (let moves = 0; moves < MOST_MOVES; ) {
    await stage.activity.quiet();
    const { busy, screen, view, problem } = page.now();
    const move = busy ? undefined : nextMove(view, payer);
    const isRetry = move?.type === 'retry.asked';
    if (isRetry && retries === MOST_RETRIES) return;
    if (isRetry) retries += 1;
    if (move) {
      if (problem === 'rate_limited') await stage.pass(NEXT_CODE_MS);
      await stage.pass(isRetry ? RETRY_MS : READING_MS);
      page.send(move);
      moves += 1;
      waited = 0;
    } else if ((busy || screen === 'confirming') && waited < PATIENCE_MS) {
      const wait = waited < FIRST_LOOK_MS ? TICK_MS : LATER_TICK_MS;
      await stage.pass(wait);
      waited += wait;
    } else return;
  }
  throw new Error(`Still at ${page.now().screen} after ${MOST_MOVES} moves`);
}

/** More than the 72 hours for which an outcome is asked about, in steps that grow. */
async function passDays(stage: Stage): Promise<void> {
  const steps = [
    ...[1, 1, 2, 4, 8].map((minutes) => minutes * minute),
    ...[1, 2, 4].map((hours) => hours * hour),
  ];
  for (const step of [...steps, ...Array.from({ length: 12 }, () => 8 * hour)]) {
    await stage.pass(step);
    const { status } = await stage.read();
    if (status === 'succeeded' || status === 'failed' || status === 'cancelled') break;
  }
  await stage.pass(minute);
}

function screensOf(sights: readonly Sight[]): Step[] {
  const screens: Step[] = [];
  for (const { shown } of sights) if (screens.at(-1) !== shown.screen) screens.push(shown.screen);
  return screens;
}
