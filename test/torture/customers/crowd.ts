import type { Draw } from '../../faults/draw.ts';
import type { Merchant } from '../merchant/merchant.ts';
import type { Occasion } from '../occasion.ts';
import { lookAgain } from './come-back.ts';
import { visit } from './customer.ts';
import { drawHabits } from './habits.ts';
import type { Browser, Link } from './open-page.ts';
import { createOwnBank, drawMandateHabits, drawPageEnd } from './own-bank.ts';
import { pause } from './pause.ts';
import { drawUsers } from './payment-users.ts';

export interface CrowdOptions {
  readonly customers: number;
  /** They come one after the other within this time, milliseconds. */
  readonly comeWithinMs: number;
  /** The most patient wait so long for what does not come, milliseconds. */
  readonly mostPatienceMs?: number;
  /** What half of all payers meet at their bank, by its id. */
  readonly scenarios?: Occasion['scenarios'];
  readonly browser: Browser;
  readonly merchant: Merchant;
  readonly sandboxUrl: string;
  draw(concern: string): Draw;
  /** Who is still there goes. */
  readonly over: AbortSignal;
}

export interface Crowd {
  /** Everybody comes, each for a checkout of their own. Resolves when the last one has left. */
  come(): Promise<void>;
  /** Nothing fails any more: who still makes no headway leaves soon. */
  heal(): void;
  /** Everybody looks once more, by the link, at what became of it. Resolves when all have. */
  comeBack(): Promise<void>;
  /** How many are there now. */
  present(): number;
}

const PATIENCE_ONCE_HEALED_MS = 4_000;
/** Of all customers. */
const LAST = 0.3;
/** So many come back at a time. */
const AT_ONCE = 40;

export function createCrowd(options: CrowdOptions): Crowd {
  const {
    customers,
    comeWithinMs,
    mostPatienceMs = 25_000,
    scenarios,
    browser,
    merchant,
    sandboxUrl,
    draw,
    over,
  } = options;
  const bank = createOwnBank(sandboxUrl, merchant.api);
  const links: Link[] = [];
  let present = 0;
  let isHealed = false;
  const mostNow = (): number => (isHealed ? PATIENCE_ONCE_HEALED_MS : Number.POSITIVE_INFINITY);

  /** Not among the last, for whom everybody would wait. */
  const comesTooLate = (number: number): boolean =>
    number < customers * (1 - LAST) && draw(`whether ${number} comes too late`).chance(0.4);

  async function one(number: number): Promise<void> {
    await pause((comeWithinMs * number) / customers, over);
    const own = draw(`customer ${number}`);
    const habits = drawHabits(own, drawUsers(own, scenarios), mostPatienceMs);
    const mandate = drawMandateHabits(own, number);
    const pageEnd = drawPageEnd(own);
    const link = await merchant.makeCheckout(number);
    if (!link) return;
    links.push(link);
    if (link.expiresInSeconds !== undefined && comesTooLate(number))
      await pause(1_000 * (link.expiresInSeconds + 1), over);
    present += 1;
    await visit({ link, habits, mandate, pageEnd, bank, browser, mostPatienceMs: mostNow, over }).finally(
      () => {
        present -= 1;
      },
    );
  }

  return {
    present: () => present,
    heal() {
      isHealed = true;
    },
    async come() {
      await Promise.all(Array.from({ length: customers }, (_, number) => one(number)));
    },
    async comeBack() {
      const left = links.values();
      const follow = async (): Promise<void> => {
        for (const link of left) await lookAgain(browser, link);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, follow));
    },
  };
}
