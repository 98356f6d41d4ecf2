import type { MandateStep } from '../../src/contract/steps.ts';
import type { Begun, StepRow } from './interrupted-row.ts';
import type { PayerActs } from './payer-acts.ts';
import { openSession, type SessionByHttp } from './session-by-http.ts';
import { Subscriber } from './subscriber.ts';
import type { World } from './world.ts';

/** Ends that payments have too, and steps of a mandate that is set up by the provider's own page. */
const notTold = [
  ...(['expired', 'cancelled', 'unavailable'] as const),
  ...(['enter-details', 'leave-to-provider'] as const),
] satisfies readonly MandateStep[];
type InterruptedMandateStep = Exclude<MandateStep, (typeof notTold)[number]>;

export interface Subscribing extends Begun {
  readonly subscriber: Subscriber;
}
type MandateRow = StepRow<Subscribing>;

const bank = 'GTBank';

async function entersAccount(session: SessionByHttp, { subscriber }: Subscribing): Promise<void> {
  await session.choosesBank(bank);
  const { accountNumber, bvn } = subscriber;
  await session.does('enter-account', { accountNumber, details: { bvn } });
}

async function agrees(session: SessionByHttp): Promise<void> {
  const view = session.view();
  if (view.step !== 'review-terms' || view.kind !== 'mandate') throw new Error(`at ${view.step}`);
  await session.does('accept-terms', { hash: view.text.hash });
}

async function toTransfer(session: SessionByHttp, begun: Subscribing): Promise<void> {
  await entersAccount(session, begun);
  await agrees(session);
}

async function bankApproves(
  _: SessionByHttp,
  { sandbox }: World,
  { subscriber }: Subscribing,
): Promise<void> {
  sandbox.control.nibss.approve(subscriber.latest());
}

async function toApproved(session: SessionByHttp, world: World, begun: Subscribing): Promise<void> {
  await toTransfer(session, begun);
  await bankApproves(session, world, begun);
  await world.becomes(begun.id, 'succeeded');
}

async function sendsOnScreen(payer: PayerActs, world: World, { subscriber }: Subscribing): Promise<void> {
  await payer.goesOn('send-transfer', /^I have sent it/);
  await payer.sees('await-bank');
  world.sandbox.control.nibss.send(subscriber.latest());
}

async function agreesOnScreen(payer: PayerActs, world: World, begun: Subscribing): Promise<void> {
  await payer.agrees();
  await sendsOnScreen(payer, world, begun);
}

const begin = async (world: World): Promise<Subscribing> => {
  const subscriber = await Subscriber.create(world);
  const { id, url } = subscriber;
  return { id, url, subscriber, atBank: () => subscriber.there().map(({ status }) => status) };
};

const open = {
  begin,
  status: 'open',
  before: [],
  end: 'approved',
  endStatus: 'succeeded',
  after: ['approved'],
} as const;
const waiting = { ...open, before: ['initiated'] } as const;
const approved = { ...open, status: 'succeeded', before: ['approved'], end: 'ready' } as const;

const rows: Readonly<Record<InterruptedMandateStep, MandateRow>> = {
  'choose-bank': {
    ...open,
    sends: true,
    reach: async () => undefined,
    async goOn(payer, world, begun) {
      await begun.subscriber.entersAccount(payer);
      await agreesOnScreen(payer, world, begun);
    },
    endMeanwhile: toApproved,
  },
  'enter-account': {
    ...open,
    sends: true,
    whenSlow: /is slow to answer/,
    reach: (session) => session.choosesBank(bank),
    halfTyped: {
      accountNumber: { text: '098 765 432', is: 'name' },
      bvn: { text: '2229998887', is: 'code' },
    },
    async goOn(payer, world, begun) {
      const { accountNumber, bvn } = begun.subscriber;
      await payer.entersAccount({ accountNumber, bvn });
      await agreesOnScreen(payer, world, begun);
    },
    async endMeanwhile(session, world, begun) {
      await session.does('change-bank');
      await toApproved(session, world, begun);
    },
  },
  'review-terms': {
    ...open,
    sends: true,
    whenSlow: /is slow to answer/,
    reach: (session, _, begun) => entersAccount(session, begun),
    goOn: agreesOnScreen,
    async endMeanwhile(session, world, begun) {
      await agrees(session);
      await bankApproves(session, world, begun);
    },
  },
  'send-transfer': {
    ...waiting,
    sends: true,
    reach: (session, _, begun) => toTransfer(session, begun),
    goOn: sendsOnScreen,
    endMeanwhile: bankApproves,
  },
  'await-bank': {
    ...waiting,
    async reach(session, _, begun) {
      await toTransfer(session, begun);
      await session.does('transfer-sent');
    },
    async goOn(_, { sandbox }, { subscriber }) {
      sandbox.control.nibss.send(subscriber.latest());
    },
    endMeanwhile: bankApproves,
  },
  approved: {
    ...approved,
    reach: toApproved,
    async goOn(_, { sandbox }, { subscriber }) {
      sandbox.control.nibss.makeReady(subscriber.latest());
    },
    async endMeanwhile(_, { sandbox }, { subscriber }) {
      sandbox.control.nibss.makeReady(subscriber.latest());
      await subscriber.isReady();
    },
  },
  ready: {
    ...approved,
    isOver: true,
    async reach(session, world, begun) {
      await toApproved(session, world, begun);
      world.sandbox.control.nibss.makeReady(begun.subscriber.latest());
      await begun.subscriber.isReady();
    },
    goOn: async () => undefined,
  },
  'mandate-failed': {
    ...open,
    sends: true,
    before: ['cancelled'],
    after: ['cancelled', 'approved'],
    async reach(session, world, begun) {
      await toTransfer(session, begun);
      world.sandbox.control.nibss.giveUp(begun.subscriber.latest());
      await begun.subscriber.isGivenUp();
    },
    async goOn(payer, world, begun) {
      await payer.goesOn('mandate-failed', /^Start again$/);
      await agreesOnScreen(payer, world, begun);
    },
    async endMeanwhile(_, world, begun) {
      const session = await openSession(begun.url);
      await session.does('restart');
      await agrees(session);
      await bankApproves(session, world, begun);
    },
  },
};

/** What a mandate's matrix is told of, in every engine. */
export const mandatesTold = {
  steps: Object.keys(rows) as InterruptedMandateStep[],
  rows,
  prepare: ({ sandbox }: World) => sandbox.control.adjust({ approvalMs: 100 }),
};
