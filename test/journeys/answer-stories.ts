import { expect } from 'vitest';
import { lastFourIn, paysFromAccount, paysToTheEnd } from './pay-to-the-end.ts';
import type { Payer } from './payer.ts';
import { bank, once, type Story } from './scenarios.ts';

const password = '123456';

async function logsIn(payer: Payer, username: string): Promise<void> {
  await payer.choosesBank(bank);
  await payer.logsIn({ username, password });
}

const paidOnce = { debits: once, status: 'succeeded', told: ['checkout.succeeded'] } as const;

/** What a bank may ask on the way, as a payer meets it. */
export const answerStories: readonly Story[] = [
  {
    ...paidOnce,
    title: 'chooses the second of three accounts, and that one is debited',
    async tell(payer, world) {
      await logsIn(payer, 'user_accounts');
      await payer.sees('choose-account');
      expect(await payer.accounts().count()).toBe(3);
      await paysFromAccount(payer, world, 1);
    },
  },
  {
    ...paidOnce,
    title: 'is not asked which account where there is only one, and pays from it',
    async tell(payer, { sandbox }) {
      await logsIn(payer, 'user_one');
      await payer.sees('confirm-payment');
      const shown = lastFourIn(await payer.reads());
      await paysToTheEnd(payer);
      expect(sandbox.ledger.debits().at(-1)?.account.slice(-4)).toBe(shown);
    },
  },
  {
    ...paidOnce,
    title: 'chooses the last of twelve accounts, and that one is debited',
    async tell(payer, world) {
      await logsIn(payer, 'user_twelve');
      await payer.sees('choose-account');
      expect(await payer.accounts().count()).toBe(12);
      await paysFromAccount(payer, world, 11);
    },
  },
  {
    ...paidOnce,
    title: 'chooses an account that the bank does not take, then another one',
    async tell(payer, world) {
      await logsIn(payer, 'user_account_refused');
      await payer.choosesAccount(0);
      await payer.frame
        .getByText(/did not take that account/i)
        .first()
        .waitFor();
      await paysFromAccount(payer, world, 1);
    },
  },
  {
    ...paidOnce,
    title: 'mistypes the code, is told the tries left, and types the right one',
    async tell(payer) {
      await logsIn(payer, 'user_otp');
      await payer.answers({ otp: '654321' });
      await payer.isRefused();
      expect(await payer.reads()).toMatch(/4 more times/);
      await payer.answers({ otp: '123456' });
      await paysToTheEnd(payer);
    },
  },
  {
    ...paidOnce,
    title: 'gets no code, logs in again at once, is asked to wait, and then gets a new one',
    async tell(payer, world) {
      await logsIn(payer, 'user_otp');
      await payer.sees('answer');
      await payer.taps(/log in again/i);
      await payer.logsIn({ username: 'user_otp', password });
      await payer.frame
        .getByText(/please wait a moment/i)
        .first()
        .waitFor();
      await world.passTime(30_000);
      await payer.logsIn({ password });
      await payer.answers({ otp: '123456' });
      await paysToTheEnd(payer);
    },
  },
  {
    ...paidOnce,
    title: "answers the bank's question",
    async tell(payer) {
      await logsIn(payer, 'user_question');
      await payer.answers({ answer: 'lagos' });
      await paysToTheEnd(payer);
    },
  },
  {
    ...paidOnce,
    title: 'reads a picture and types what it says',
    async tell(payer) {
      await logsIn(payer, 'user_captcha');
      await payer.sees('answer');
      await expect
        .poll(
          () =>
            payer.frame.locator('main form img').evaluate((img) => (img as HTMLImageElement).naturalWidth),
          { timeout: 10_000 },
        )
        .toBeGreaterThan(0);
      await payer.answers({ captcha: '482913' });
      await paysToTheEnd(payer);
    },
  },
  {
    ...paidOnce,
    title: 'answers a question and a code, then chooses an account',
    async tell(payer, world) {
      await logsIn(payer, 'user_three');
      await payer.answers({ answer: 'lagos' });
      await payer.fieldIs('otp');
      await payer.answers({ otp: '123456' });
      await paysFromAccount(payer, world, 2);
    },
  },
  {
    ...paidOnce,
    title: 'answers what the bank asks when the payment is named',
    async tell(payer) {
      await logsIn(payer, 'user_sessionform');
      await payer.pays();
      await payer.authorises({ answer: 'lagos', token: '123456' });
      await payer.sees('paid');
    },
  },
  {
    ...paidOnce,
    title: 'answers one form after the other until the payment goes through',
    async tell(payer) {
      await logsIn(payer, 'user_three_forms');
      await payer.pays();
      await payer.authorises({ token: '123456' });
      await payer.fieldIs('pin');
      await payer.authorises({ pin: '1234' });
      await payer.fieldIs('answer');
      await payer.authorises({ answer: 'lagos' });
      await payer.fieldIs('otp');
      await payer.authorises({ otp: '123456' });
      await payer.sees('paid');
    },
  },
];
