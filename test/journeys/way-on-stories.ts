import { expect } from 'vitest';
import { paysFromAccount } from './pay-to-the-end.ts';
import { Payer } from './payer.ts';
import { bank, once, type Story } from './scenarios.ts';
import type { World } from './world.ts';

const password = '123456';
const twoMinutes = 2 * 60_000;

async function upToPay(payer: Payer, username: string, at = bank): Promise<void> {
  await payer.choosesBank(at);
  await payer.logsIn({ username, password });
  await payer.pays();
}

/** The next capture is refused for want of money; those after it go through. */
function lacksMoneyOnce({ sandbox }: World): void {
  let refused = false;
  sandbox.control.adjust({
    twist: (behaviour) => {
      if (refused) return behaviour;
      refused = true;
      return {
        ...behaviour,
        faults: { capture: { answer: { kind: 'refused', message: 'Insufficient funds' } } },
      };
    },
  });
}

const paidAfterDecline = {
  debits: once,
  status: 'succeeded',
  told: ['attempt.declined', 'checkout.succeeded'],
} as const;

/** Where a payer can go when it did not work, and what becomes known too late. */
export const wayOnStories: readonly Story[] = [
  {
    ...paidAfterDecline,
    title: 'is declined for want of money and pays from another account of the same bank',
    async tell(payer, world) {
      lacksMoneyOnce(world);
      await payer.choosesBank(bank);
      await payer.logsIn({ username: 'user_accounts', password });
      await payer.choosesAccount(0);
      await payer.pays();
      await payer.sees('declined');
      await payer.taps(/another account/i);
      await payer.logsIn({ username: 'user_accounts', password });
      await paysFromAccount(payer, world, 1);
    },
  },
  {
    ...paidAfterDecline,
    title: 'is declined, tries the same bank again and pays',
    async tell(payer) {
      await upToPay(payer, 'user_declined');
      await payer.sees('declined');
      await payer.taps(/try again/i);
      await payer.logsIn({ username: 'user_good', password });
      await payer.pays();
      await payer.sees('paid');
    },
  },
  {
    ...paidAfterDecline,
    title: 'is declined, logs in to the bank in another way and pays',
    async tell(payer) {
      await payer.choosesBank('First Bank');
      await payer.taps(/internet banking/i);
      await payer.logsIn({ username: 'user_low', password });
      await payer.pays();
      await payer.sees('declined');
      await payer.taps(/another way/i);
      await payer.sees('choose-method');
      await payer.taps(/internet banking/i);
      await payer.logsIn({ username: 'user_good', password });
      await payer.pays();
      await payer.sees('paid');
    },
  },
  {
    debits: once,
    status: 'succeeded',
    told: ['checkout.succeeded'],
    title: 'does not find the bank, is told what else there is, and pays from another one',
    async tell(payer) {
      await payer.sees('choose-bank');
      await payer.searches('zzzz');
      await payer.taps(/my bank is not here/i);
      await payer.frame.getByRole('heading', { name: /my bank is not here/i }).waitFor();
      await payer.frame
        .getByText(/Adire Lane/)
        .first()
        .waitFor();
      await payer.taps(/back to the banks/i);
      await upToPay(payer, 'user_good');
      await payer.sees('paid');
    },
  },
  {
    ...paidAfterDecline,
    title: 'is told of a refusal, and sees it paid when the bank has debited all the same',
    async tell(payer, world) {
      await upToPay(payer, 'user_declined_paid');
      await payer.sees('declined');
      await world.passTime(twoMinutes + 60_000);
      await payer.sees('paid');
      expect(await payer.frame.getByRole('button', { name: /try again|another/i }).count()).toBe(0);
    },
  },
  {
    debits: once,
    status: 'needs_review',
    told: ['attempt.declined', 'checkout.cancelled', 'payment.late_success'],
    title: 'cancels after a refusal, and is told not to pay again when the bank has debited all the same',
    async tell(payer, world) {
      const debitsBefore = world.debits().length;
      await upToPay(payer, 'user_declined_paid');
      await payer.sees('declined');
      await payer.taps(/cancel/i);
      await payer.frame.getByRole('alertdialog').getByRole('button', { name: 'Cancel payment' }).click();
      await payer.sees('cancelled');
      await world.passTime(twoMinutes);
      await expect.poll(() => world.debits().length).toBeGreaterThan(debitsBefore);
      await world.passTime(twoMinutes);
      const again = await Payer.byLink(payer.frame.page(), payer.frame.url());
      await again.sees('confirming');
      expect(await again.reads()).toMatch(/do not pay again/i);
    },
  },
  {
    debits: once,
    status: 'succeeded',
    told: ['checkout.succeeded'],
    title: 'waits 35 seconds for a slow bank, is told that it takes long, and pays',
    async tell(payer, world) {
      await payer.choosesBank(bank);
      await payer.logsIn({ username: 'user_slow', password });
      await payer.frame
        .getByText(/can take up to a minute/i)
        .first()
        .waitFor();
      await world.passTime(35_000);
      await payer.pays();
      await payer.sees('paid');
    },
  },
  {
    debits: () => [],
    status: 'open',
    told: [],
    title: 'comes back after six minutes to a login that has ended, and is told that nothing was paid',
    async tell(payer, world) {
      await payer.choosesBank(bank);
      await payer.logsIn({ username: 'user_good', password });
      await payer.sees('confirm-payment');
      await world.passTime(6 * 60_000);
      await payer.sees('choose-bank');
      await payer.frame
        .getByText(/your login at the bank has ended\. nothing was paid with it/i)
        .first()
        .waitFor();
    },
  },
];
