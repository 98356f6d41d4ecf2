import type { CreatePayment } from '../../src/contract/merchant-api.ts';
import { type PaymentStep, paymentSteps } from '../../src/contract/steps.ts';
import { letBankSpeak, silenceBank } from './bank-silence.ts';
import type { Begun, StepRow } from './interrupted-row.ts';
import type { PayerActs } from './payer-acts.ts';
import { bank } from './scenarios.ts';
import type { SessionByHttp } from './session-by-http.ts';
import type { World } from './world.ts';

/** Steps on the way to the provider's own page: what interrupts those is told where such payments are. */
const notReached = ['choose-way', 'leave-to-provider'] as const satisfies readonly PaymentStep[];
export type InterruptedStep = Exclude<PaymentStep, (typeof notReached)[number]>;

export const interruptedSteps = paymentSteps.filter(
  (step): step is InterruptedStep => !(notReached as readonly PaymentStep[]).includes(step),
);

const password = '123456';

async function logsIn(session: SessionByHttp, username: string): Promise<void> {
  await session.choosesBank(bank);
  await session.does('log-in', { fields: { username, password } });
}

async function pays(session: SessionByHttp, username: string): Promise<void> {
  await logsIn(session, username);
  await session.does('pay');
}

async function paysFromOtherBank(session: SessionByHttp): Promise<void> {
  await session.does('change-bank');
  await pays(session, 'user_good');
}

async function paysOnScreen(payer: PayerActs): Promise<void> {
  await payer.pays();
  await payer.sees('paid');
}

async function paysFromLogIn(payer: PayerActs): Promise<void> {
  await payer.logsIn({ username: 'user_good', password });
  await paysOnScreen(payer);
}

async function paysFromBanks(payer: PayerActs): Promise<void> {
  await payer.choosesBank(bank);
  await paysFromLogIn(payer);
}

/** Takes the checkout over to the page at hand, and pays there. */
async function startsOver(payer: PayerActs): Promise<void> {
  await payer.taps(/start over/i);
  await paysFromBanks(payer);
}

const rests = async (): Promise<void> => undefined;

async function begin(world: World, terms: Partial<CreatePayment> = {}): Promise<Begun> {
  const { id, url, amountMinor } = await world.create(terms);
  const earlier = world.debits().length;
  const said = (debit: number) => (debit === amountMinor ? debited : `${debit} kobo`);
  return { id, url, atBank: () => world.debits().slice(earlier).map(said) };
}

const debited = 'debited';
const paid = { end: 'paid', endStatus: 'succeeded', after: [debited] } as const;
const open = { begin: (world: World) => begin(world), status: 'open', before: [], ...paid } as const;
const asked = { ...open, sends: true, endMeanwhile: paysFromOtherBank } as const;
const unpaid = {
  begin: (world: World) => begin(world),
  before: [],
  after: [],
  isOver: true,
  goOn: rests,
} as const;
/** Seen by a page that does not hold the login. */
const held = { elsewhere: 'in-use', goOnElsewhere: startsOver } as const;

export const stepRows: Readonly<Record<InterruptedStep, StepRow>> = {
  'choose-bank': {
    ...asked,
    reach: rests,
    goOn: paysFromBanks,
    endMeanwhile: (session) => pays(session, 'user_good'),
  },
  'choose-method': {
    ...asked,
    reach: (session) => session.choosesBank('First Bank'),
    async goOn(payer) {
      await payer.taps(/internet banking/i);
      await paysFromLogIn(payer);
    },
  },
  'log-in': {
    ...asked,
    reach: (session) => session.choosesBank(bank),
    halfTyped: {
      username: { text: 'halfTypedName', is: 'name' },
      password: { text: 'halfTyped/Pässword', is: 'secret' },
    },
    goOn: paysFromLogIn,
  },
  answer: {
    ...asked,
    reach: (session) => logsIn(session, 'user_question'),
    ...held,
    halfTyped: { answer: { text: 'halfTypedAnswer', is: 'secret' } },
    async goOn(payer) {
      await payer.answers({ answer: 'lagos' });
      await paysOnScreen(payer);
    },
    async endMeanwhile(session) {
      await session.does('answer', { fields: { answer: 'lagos' } });
      await session.does('pay');
    },
  },
  'choose-account': {
    ...asked,
    reach: (session) => logsIn(session, 'user_accounts'),
    ...held,
    async goOn(payer) {
      await payer.choosesAccount(0);
      await paysOnScreen(payer);
    },
  },
  'confirm-payment': {
    ...asked,
    reach: (session) => logsIn(session, 'user_good'),
    ...held,
    goOn: paysOnScreen,
    endMeanwhile: (session) => session.does('pay'),
  },
  authorise: {
    ...asked,
    reach: (session) => pays(session, 'user_token'),
    ...held,
    halfTyped: { token: { text: 'halfTypedToken', is: 'code' } },
    async goOn(payer) {
      await payer.authorises({ token: '123456' });
      await payer.sees('paid');
    },
    endMeanwhile: (session) => session.does('authorise', { fields: { token: '123456' } }),
  },
  'in-use': {
    ...asked,
    reach: (session) => logsIn(session, 'user_good'),
    byAnotherPage: true,
    goOn: startsOver,
    endMeanwhile: (session) => session.does('pay'),
  },
  confirming: {
    ...open,
    status: 'processing',
    before: [debited],
    async reach(session, { sandbox }) {
      silenceBank(sandbox);
      await pays(session, 'user_error');
    },
    async goOn(payer, { sandbox }) {
      await letBankSpeak(sandbox);
      await payer.sees('paid');
    },
    endMeanwhile: (_, { sandbox }) => letBankSpeak(sandbox),
  },
  paid: {
    ...open,
    isOver: true,
    status: 'succeeded',
    before: [debited],
    reach: (session, world, { id }) => pays(session, 'user_good').then(() => world.becomes(id, 'succeeded')),
    goOn: rests,
  },
  declined: {
    ...asked,
    reach: (session) => pays(session, 'user_low'),
    async goOn(payer) {
      await payer.taps(/another bank/i);
      await paysFromBanks(payer);
    },
  },
  unavailable: {
    ...asked,
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
    ...unpaid,
    begin: (world) => begin(world, { expiresInSeconds: 60 }),
    status: 'expired',
    reach: (_, world) => world.passTime(61_000),
    end: 'expired',
    endStatus: 'expired',
  },
  cancelled: {
    ...unpaid,
    status: 'cancelled',
    reach: (session) => session.does('cancel'),
    end: 'cancelled',
    endStatus: 'cancelled',
  },
};

const refusesOurKey = async (
  { call }: { call: string },
  proceed: () => Promise<Response>,
): Promise<Response> =>
  call === 'connect-session'
    ? Response.json({ status: 'failed', message: 'Unauthorized: invalid mono-sec-key' }, { status: 401 })
    : proceed();
