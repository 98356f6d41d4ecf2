import type { PayerEvent, Shown } from '../../../src/checkout/machine/facade.ts';
import type { Command } from '../../../src/contract/steps.ts';
import type { Sitting } from './customer.ts';
import type { Whim } from './habits.ts';
import { newTab } from './open-page.ts';
import { pause } from './pause.ts';

/**
 * What has come of it. `done`: they look again at what is in front of them now. `besides`: they press as they would have. `later`: there is no
 * occasion yet. `gone`: for good.
 */
type Came = 'done' | 'besides' | 'later' | 'gone';

const AWAY_IN_ANOTHER_APP_MS = 1_500;

/** Follows the first whim that there is an occasion for at this screen, in place of or beside `press`. */
export async function followOne(
  whims: readonly Whim[],
  sitting: Sitting,
  now: Shown,
  press: PayerEvent,
): Promise<{ whim: Whim; came: Came } | undefined> {
  for (const whim of whims) {
    const came = await byWhim[whim](sitting, now, press);
    if (came === 'later') continue;
    const { checkoutId } = sitting.link;
    sitting.browser.record.note({
      kind: 'fault',
      at: Date.now(),
      place: whim === 'offline' ? 'browser' : 'customer',
      fault: whim,
      checkoutId,
    });
    return { whim, came };
  }
  return undefined;
}

const asks =
  (command: Command, event: PayerEvent) =>
  async ({ page }: Sitting, { view }: Shown): Promise<Came> => {
    if (!view.commands.includes(command)) return 'later';
    page.send(event);
    return 'done';
  };

const byWhim: Readonly<Record<Whim, (sitting: Sitting, now: Shown, press: PayerEvent) => Promise<Came>>> = {
  async 'double-click'({ page }, _, press) {
    page.send(press);
    page.send(press);
    setImmediate(() => void page.raw.sendAgain());
    return 'done';
  },
  async 'two-tabs'(sitting, now, press) {
    const other = await sitting.open({ ...sitting.page.tab, wasOpen: true });
    if (!other) return 'besides';
    const isSame = other.now().view.step === now.view.step && other.now().view.version === now.view.version;
    if (isSame) other.send(press);
    return 'besides';
  },
  async 'other-device'(sitting) {
    sitting.page = (await sitting.open(newTab())) ?? sitting.page;
    return 'done';
  },
  async reload(sitting) {
    const { tab } = sitting.page;
    sitting.page.close();
    return reopened(sitting, tab);
  },
  'go-back': asks('go-back', { type: 'back.asked' }),
  'change-bank': asks('change-bank', { type: 'bank-change.asked' }),
  async cancel({ page }, { view }) {
    if (!view.commands.includes('cancel')) return 'later';
    page.send({ type: 'cancel.asked' });
    page.send({ type: 'cancel.confirmed' });
    return 'done';
  },
  async 'wrong-entry'(sitting, _, press) {
    if (press.type !== 'fields.submitted' && press.type !== 'account.entered') return 'later';
    sitting.errs = true;
    return 'done';
  },
  async leave(sitting) {
    const { page, habits, over } = sitting;
    sitting.closeAll();
    await pause(habits.awayMs, over);
    return reopened(sitting, habits.taste < 0.5 ? page.tab : newTab());
  },
  async 'leave-for-good'() {
    return 'gone';
  },
  async 'look-away'({ page, over }) {
    page.eyes.turnAway();
    await pause(AWAY_IN_ANOTHER_APP_MS, over);
    page.eyes.turnBack();
    return 'done';
  },
  async offline({ page, habits, over }, _, press) {
    page.send(press);
    page.eyes.goOffline();
    await pause(habits.offlineMs, over);
    page.eyes.goOnline();
    return 'done';
  },
  async 'old-request-again'({ page }) {
    return (await page.raw.sendAgain()) ? 'done' : 'later';
  },
  async 'changed-amount'({ page }, { view }) {
    if (view.step !== 'confirm-payment') return 'later';
    const isSent = await page.raw.forge('pay', { version: view.version, amountMinor: 100 });
    return isSent ? 'done' : 'later';
  },
};

async function reopened(sitting: Sitting, tab: Parameters<Sitting['open']>[0]): Promise<Came> {
  const page = await sitting.open(tab);
  if (!page) return 'gone';
  sitting.page = page;
  return 'done';
}
