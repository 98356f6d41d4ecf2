import type { Habits, Whim } from './habits.ts';
import { type Mind, type Move, nextMove } from './next-move.ts';
import { type Browser, type CustomerPage, type Link, newTab, openPage, type Tab } from './open-page.ts';
import type { MandateHabits, OwnBank, PageEnd } from './own-bank.ts';
import { pause } from './pause.ts';
import { followOne } from './whims.ts';

export interface CustomerOptions {
  readonly link: Link;
  readonly habits: Habits;
  readonly mandate: MandateHabits;
  readonly pageEnd: PageEnd;
  readonly bank: OwnBank;
  readonly browser: Browser;
  /** Longer than this nobody waits now, milliseconds. */
  mostPatienceMs(): number;
  /** Everybody is to be gone. */
  readonly over: AbortSignal;
}

/** Who cannot open the link at all gives up after so many tries. */
const OPENINGS = 6;
const OPEN_AGAIN_MS = 1_500;
/** A screen that takes no press is given up after so many, and a customer after so many moves. */
const PRESSES = 14;
const MOVES = 60;
/** Who waits for something asks themselves so often whether to wait on. */
const LOOK_UP_MS = 2_000;

/** What a customer has in front of them and in mind. Whims change it. */
export interface Sitting {
  page: CustomerPage;
  errs: boolean;
  readonly browser: Browser;
  readonly link: Link;
  readonly habits: Habits;
  readonly over: AbortSignal;
  /** Another page of the checkout, which stays open beside the others. */
  open(tab: Tab): Promise<CustomerPage | undefined>;
  /** Every page is closed. */
  closeAll(): void;
}

/** One customer, from opening the link until they are done with it or tired of it. All their pages are closed then. */
export async function visit(options: CustomerOptions): Promise<void> {
  const { link, browser, over } = options;
  const pages = new Set<CustomerPage>();

  async function open(tab: Tab): Promise<CustomerPage | undefined> {
    for (let tried = 0; tried < OPENINGS && !over.aborted; tried += 1) {
      const page = await openPage(browser, link, tab, over);
      if (page) {
        pages.add(page);
        return page;
      }
      await pause(OPEN_AGAIN_MS, over);
    }
    return undefined;
  }

  function closeAll(): void {
    for (const page of pages) page.close();
    pages.clear();
  }

  try {
    const page = await open(newTab());
    if (!page) return;
    const { habits } = options;
    await goOn(options, { page, errs: false, browser, link, habits, over, open, closeAll });
  } finally {
    closeAll();
  }
}

async function goOn(options: CustomerOptions, sitting: Sitting): Promise<void> {
  const { habits, mandate, pageEnd, bank, link, over } = options;
  let screens = 0;
  let last = '';
  let presses = 0;
  let refusals = 0;
  /** Those that have taken them and had no occasion yet. */
  let whims: readonly Whim[] = [];
  let waiting = performance.now();
  for (let moves = 0; moves < MOVES && !over.aborted; ) {
    const { page } = sitting;
    const now = page.now();
    const mind: Mind = {
      user: habits.users[Math.min(refusals, habits.users.length - 1)] ?? habits.users[0],
      taste: habits.taste,
      errs: sitting.errs,
      persists: refusals < habits.tries,
      payer: mandate.payer,
    };
    const move: Move = now.busy ? 'wait' : nextMove(now, mind);
    if (move === 'done') return;
    if (performance.now() - waiting > Math.min(habits.patienceMs, options.mostPatienceMs())) return;
    if (move === 'wait') {
      await page.change(LOOK_UP_MS);
      continue;
    }
    const at = `${now.screen} ${now.view.version}`;
    if (at !== last) {
      last = at;
      screens += 1;
      presses = 0;
      const whim = habits.whims.get(screens);
      if (whim) whims = [...whims, whim];
    }
    await page.change(habits.looksMs);
    if (over.aborted || page.now().view !== now.view) continue;
    moves += 1;
    presses += 1;
    if (presses > PRESSES) return;
    const followed = await followOne(whims, sitting, now, move.press);
    if (followed) {
      if (followed.came === 'gone') return;
      whims = whims.filter((whim) => whim !== followed.whim);
      waiting = performance.now();
      if (followed.came === 'done') continue;
    }
    if (move.press.type === 'retry.asked' || move.press.type === 'restart.asked') refusals += 1;
    const isSaid = move.press.type === 'transfer.claimed' || move.press.type === 'return.told';
    if (isSaid && presses > 1) {
      await page.change(LOOK_UP_MS);
      continue;
    }
    if (move.press.type === 'transfer.claimed') await bank.transfer(link.checkoutId, mandate, over);
    if (now.view.step === 'leave-to-provider') {
      page.send({ type: 'page.opened' });
      await bank.payOnPage(now.view.url, pageEnd);
    }
    page.send(move.press);
    if (now.view.step !== 'choose-account') sitting.errs = false;
    waiting = performance.now();
  }
}
