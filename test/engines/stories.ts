import type { CheckoutStatus, NotificationType } from '../../src/contract/merchant-api.ts';
import type { Outcome } from '../../src/contract/outcome.ts';
import { letBankSpeak, silenceBank } from '../journeys/bank-silence.ts';
import { bank } from '../journeys/scenarios.ts';
import type { World } from '../journeys/world.ts';
import type { EnginePayer } from './engine-payer.ts';

const password = '123456';
/** No two of them have anything in common with each other. */
let payers = 0;

/** A checkout, and how its end stands with everybody. */
export interface Story {
  readonly title: string;
  begin(world: World): Promise<{ readonly id: string; readonly url: string }>;
  tell(payer: EnginePayer, world: World): Promise<void>;
  /** How often the bank debits what was asked for. */
  readonly debits: number;
  readonly status: CheckoutStatus;
  readonly told: readonly NotificationType[];
  /** Told to whoever opened the checkout. */
  readonly outcomes: readonly Pick<Outcome, 'status' | 'mayHavePaid'>[];
}

const payment = {
  begin: (world: World) => world.create(),
  debits: 1,
  status: 'succeeded',
  outcomes: [{ status: 'succeeded', mayHavePaid: true }],
} as const;

async function pays(payer: EnginePayer, username: string, at = bank): Promise<void> {
  await payer.choosesBank(at);
  await payer.logsIn({ username, password });
  await payer.pays();
}

export const stories: readonly Story[] = [
  {
    ...payment,
    title: 'answers with the one-time code, and is paid',
    async tell(payer) {
      await payer.choosesBank(bank);
      await payer.logsIn({ username: 'user_otp', password });
      await payer.answers({ otp: '123456' });
      await payer.pays();
      await payer.sees('paid');
    },
    told: ['checkout.succeeded'],
  },
  {
    ...payment,
    title: 'is declined and pays from another bank',
    async tell(payer) {
      await pays(payer, 'user_low');
      await payer.goesOn('declined', /another bank/i);
      await pays(payer, 'user_good', 'Keystone Bank');
      await payer.sees('paid');
    },
    told: ['attempt.declined', 'checkout.succeeded'],
  },
  {
    ...payment,
    title: 'waits while the bank’s answer is lost, and is paid',
    async tell(payer, { sandbox }) {
      silenceBank(sandbox);
      await pays(payer, 'user_timeout');
      await payer.sees('confirming');
      await letBankSpeak(sandbox);
      await payer.sees('paid');
    },
    told: ['checkout.succeeded'],
  },
  {
    title: 'sets up a mandate, and it is approved',
    begin(world) {
      payers += 1;
      return world.createMandate({
        customer: {
          id: `payer-${payers}`,
          name: `Bisi Ade${'abcdefghijklmnopqrstuvwxyz'[payers % 26]}`,
          email: `bisi-${payers}@mail.example`,
          phone: '08031234567',
          address: '12 Itoku Road, Abeokuta',
        },
      });
    },
    async tell(payer, { sandbox }) {
      const number = String(payers).padStart(6, '0');
      await payer.choosesBank('GTBank');
      await payer.entersAccount({ accountNumber: `0${number}789`, bvn: `22233${number}` });
      await payer.agrees();
      await payer.sees('send-transfer');
      sandbox.control.nibss.approve(sandbox.mandates.all().at(-1)?.id ?? 'none');
      await payer.sees('approved');
    },
    debits: 0,
    status: 'succeeded',
    told: ['checkout.succeeded', 'mandate.approved', 'mandate.created'],
    outcomes: [{ status: 'succeeded', mayHavePaid: false }],
  },
];
