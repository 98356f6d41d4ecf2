import type { CheckoutStatus, CreatePayment } from '../../src/contract/merchant-api.ts';
import { type PaymentStep, paymentSteps } from '../../src/contract/steps.ts';
import { letBankSpeak, silenceBank } from './bank-silence.ts';
import type { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import type { SessionByHttp } from './session-by-http.ts';
import type { World } from './world.ts';

/** Steps that no payment reaches in this version: it knows one way to pay, and that one needs no page of the provider's. */
const notReached = ['choose-way', 'leave-to-provider'] as const satisfies readonly PaymentStep[];
export type InterruptedStep = Exclude<PaymentStep, (typeof notReached)[number]>;

export const interruptedSteps = paymentSteps.filter(
  (step): step is InterruptedStep => !(notReached as readonly PaymentStep[]).includes(step),
);

/** What a payer had begun to type when it happened. `code`: it is read in another app, and stays while the payer looks there. */
export interface HalfTyped {
  readonly text: string;
  readonly is: 'name' | 'secret' | 'code';
}

export interface StepRow {
  readonly terms?: Partial<CreatePayment>;
  /** Leads the checkout there, as the page that is looked at, or as another one. */
  reach(session: SessionByHttp, world: World, checkoutId: string): Promise<unknown>;
  /** Another page leads it there: the one looked at never held it. */
  readonly byAnotherPage?: true;
  readonly halfTyped?: Readonly<Record<string, HalfTyped>>;
  readonly status: CheckoutStatus;
  /** What a page sees that does not hold the login; the step itself where left out. */
  readonly elsewhere?: PaymentStep;
  /** What the bank has debited when the step is reached. */
  readonly debitsBefore: 'none' | 'one';
  /** How the payer goes on from here until the end. */
  goOn(payer: Payer, world: World): Promise<void>;
  readonly end: Extract<PaymentStep, 'paid' | 'expired' | 'cancelled'>;
}

const password = '123456';

async function logsIn(session: SessionByHttp, username: string): Promise<void> {
  await session.choosesBank(bank);
  await session.does('log-in', { fields: { username, password } });
}

async function pays(session: SessionByHttp, username: string): Promise<void> {
  await logsIn(session, username);
  await session.does('pay');
}

async function paysOnScreen(payer: Payer): Promise<void> {
  await payer.pays();
  await payer.sees('paid');
}

async function paysFromLogIn(payer: Payer): Promise<void> {
  await payer.logsIn({ username: 'user_good', password });
  await paysOnScreen(payer);
}

async function paysFromBanks(payer: Payer): Promise<void> {
  await payer.choosesBank(bank);
  await paysFromLogIn(payer);
}

/** Takes the checkout over to the page at hand, and pays there. */
export async function startsOver(payer: Payer): Promise<void> {
  await payer.taps(/start over/i);
  await paysFromBanks(payer);
}

const rests = async (): Promise<void> => undefined;

const open = { status: 'open', debitsBefore: 'none', end: 'paid' } as const;

export const stepRows: Readonly<Record<InterruptedStep, StepRow>> = {
  'choose-bank': { ...open, reach: rests, goOn: paysFromBanks },
  'choose-method': {
    ...open,
    reach: (session) => session.choosesBank('First Bank'),
    async goOn(payer) {
      await payer.taps(/internet banking/i);
      await paysFromLogIn(payer);
    },
  },
  'log-in': {
    ...open,
    reach: (session) => session.choosesBank(bank),
    halfTyped: {
      username: { text: 'halfTypedName', is: 'name' },
      password: { text: 'halfTyped/Pässword', is: 'secret' },
    },
    goOn: paysFromLogIn,
  },
  answer: {
    ...open,
    reach: (session) => logsIn(session, 'user_question'),
    elsewhere: 'in-use',
    halfTyped: { answer: { text: 'halfTypedAnswer', is: 'secret' } },
    async goOn(payer) {
      await payer.answers({ answer: 'lagos' });
      await paysOnScreen(payer);
    },
  },
  'choose-account': {
    ...open,
    reach: (session) => logsIn(session, 'user_accounts'),
    elsewhere: 'in-use',
    async goOn(payer) {
      await payer.choosesAccount(0);
      await paysOnScreen(payer);
    },
  },
  'confirm-payment': {
    ...open,
    reach: (session) => logsIn(session, 'user_good'),
    elsewhere: 'in-use',
    goOn: paysOnScreen,
  },
  authorise: {
    ...open,
    reach: (session) => pays(session, 'user_token'),
    elsewhere: 'in-use',
    halfTyped: { token: { text: 'halfTypedToken', is: 'code' } },
    async goOn(payer) {
      await payer.authorises({ token: '123456' });
      await payer.sees('paid');
    },
  },
  'in-use': {
    ...open,
    reach: (session) => logsIn(session, 'user_good'),
    byAnotherPage: true,
    goOn: startsOver,
  },
  confirming: {
    status: 'processing',
    debitsBefore: 'one',
    async reach(session, { sandbox }) {
      silenceBank(sandbox);
      await pays(session, 'user_error');
    },
    async goOn(payer, { sandbox }) {
      await letBankSpeak(sandbox);
      await payer.sees('paid');
    },
    end: 'paid',
  },
  paid: {
    status: 'succeeded',
    debitsBefore: 'one',
    reach: (session, world, id) => pays(session, 'user_good').then(() => world.becomes(id, 'succeeded')),
    goOn: rests,
    end: 'paid',
  },
  declined: {
    ...open,
    reach: (session) => pays(session, 'user_low'),
    async goOn(payer) {
      await payer.taps(/another bank/i);
      await paysFromBanks(payer);
    },
  },
  unavailable: {
    ...open,
    async reach(session, { sandbox }) {
      sandbox.control.adjust({ intercept: refusesOurKey });
      await session.choosesBank(bank);
      sandbox.control.adjust({ intercept: (_, proceed) => proceed() });
    },
    async goOn(payer) {
      await payer.taps(/try again/i);
      await paysFromLogIn(payer);
    },
  },
  expired: {
    terms: { expiresInSeconds: 60 },
    status: 'expired',
    debitsBefore: 'none',
    reach: (_, world) => world.passTime(61_000),
    goOn: rests,
    end: 'expired',
  },
  cancelled: {
    status: 'cancelled',
    debitsBefore: 'none',
    reach: (session) => session.does('cancel'),
    goOn: rests,
    end: 'cancelled',
  },
};

const refusesOurKey = async (
  { call }: { call: string },
  proceed: () => Promise<Response>,
): Promise<Response> =>
  call === 'connect-session'
    ? Response.json({ status: 'failed', message: 'Unauthorized: invalid mono-sec-key' }, { status: 401 })
    : proceed();
