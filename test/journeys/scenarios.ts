import type { CheckoutStatus, NotificationType } from '../../src/contract/merchant-api.ts';
import type { Sandbox } from '../../src/sandbox/create-sandbox.ts';
import { letBankSpeak, silenceBank } from './bank-silence.ts';
import type { Payer } from './payer.ts';
import type { World } from './world.ts';

/** One story of a payer and a bank, and how it must have ended for the ledger and for the merchant. */
export interface Story {
  readonly title: string;
  readonly tell: (payer: Payer, world: World) => Promise<void>;
  /** What the bank debited, in kobo; the checkout asks for `amountMinor`. */
  readonly debits: (amountMinor: number) => readonly number[];
  readonly status: CheckoutStatus;
  readonly told: readonly NotificationType[];
}

/** A bank with one way to log in, two fields; what it asks is decided by the name typed. */
export const bank = 'Fidelity Bank';
const otherBank = 'Keystone Bank';
const password = '123456';

export const once = (amountMinor: number) => [amountMinor];

async function upToPay(payer: Payer, username: string, at = bank): Promise<void> {
  await payer.choosesBank(at);
  await payer.logsIn({ username, password });
  await payer.pays();
}

/** Pays while nobody can learn how it ended: is asked for patience and never for another payment, then sees it paid by itself. */
async function isConfirmedByItself(payer: Payer, username: string, sandbox: Sandbox): Promise<void> {
  silenceBank(sandbox);
  await upToPay(payer, username);
  await payer.sees('confirming');
  const words = await payer.reads();
  if (!/do not pay again/i.test(words))
    throw new Error(`Confirming does not warn against paying again: ${words}`);
  if (await payer.frame.getByRole('button', { name: /try again|pay |another bank/i }).count()) {
    throw new Error(`Confirming offers to pay: ${words}`);
  }
  await letBankSpeak(sandbox);
  await payer.sees('paid');
}

export const stories: readonly Story[] = [
  {
    title: 'pays when the bank asks nothing more',
    tell: async (payer) => {
      await upToPay(payer, 'user_good');
      await payer.sees('paid');
    },
    debits: once,
    status: 'succeeded',
    told: ['checkout.succeeded'],
  },
  {
    title: 'gives the token that the bank asks for, a wrong one first',
    tell: async (payer) => {
      await upToPay(payer, 'user_token');
      await payer.authorises({ token: '654321' });
      await payer.isRefused();
      await payer.authorises({ token: '123456' });
      await payer.sees('paid');
    },
    debits: once,
    status: 'succeeded',
    told: ['checkout.succeeded'],
  },
  {
    title: 'logs in with a wrong password, then with the right one',
    tell: async (payer) => {
      await payer.choosesBank(bank);
      await payer.logsIn({ username: 'user_good', password: 'mistyped' });
      await payer.isRefused();
      await payer.logsIn({ username: 'user_good', password });
      await payer.pays();
      await payer.sees('paid');
    },
    debits: once,
    status: 'succeeded',
    told: ['checkout.succeeded'],
  },
  {
    title: 'is declined for want of money and pays from another bank',
    tell: async (payer) => {
      await upToPay(payer, 'user_low');
      await payer.sees('declined');
      await payer.taps(/another bank/i);
      await upToPay(payer, 'user_good', otherBank);
      await payer.sees('paid');
    },
    debits: once,
    status: 'succeeded',
    told: ['attempt.declined', 'checkout.succeeded'],
  },
  {
    title: 'waits when the answer never comes after the debit, and is paid once',
    tell: (payer, { sandbox }) => isConfirmedByItself(payer, 'user_timeout', sandbox),
    debits: once,
    status: 'succeeded',
    told: ['checkout.succeeded'],
  },
  {
    title: 'waits when the bank answers with an error after the debit, and is paid once',
    tell: async (payer) => {
      await upToPay(payer, 'user_error');
      await payer.sees('paid');
    },
    debits: once,
    status: 'succeeded',
    told: ['checkout.succeeded'],
  },
  {
    title: 'waits for a bank that takes its time',
    tell: (payer, { sandbox }) => isConfirmedByItself(payer, 'user_late', sandbox),
    debits: once,
    status: 'succeeded',
    told: ['checkout.succeeded'],
  },
  {
    title: 'is told that the merchant looks into it when another amount was debited',
    tell: async (payer) => {
      await upToPay(payer, 'user_other');
      await payer.sees('confirming');
      await payer.frame
        .getByText(/support code/i)
        .first()
        .waitFor();
    },
    debits: (amountMinor) => [amountMinor / 100],
    status: 'needs_review',
    told: ['checkout.needs_review'],
  },
];
