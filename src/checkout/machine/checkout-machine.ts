import { raise } from 'xstate';
import { type Step, steps } from '../../contract/steps.ts';
import { chooseBank, chooseMethod, chooseWay, inUse } from './choosing.ts';
import { cancelled, declined, expired, paid, unavailable } from './ending.ts';
import { flow } from './flow.ts';
import { leaveToProvider, providerPage } from './leaving.ts';
import { linked, reviewSharing } from './linking.ts';
import { answer, chooseAccount, logIn } from './logging-in.ts';
import { authorise, checking, confirming, confirmPayment } from './paying.ts';
import {
  approved,
  awaitBank,
  enterAccount,
  enterDetails,
  mandateFailed,
  ready,
  reviewTerms,
  sendTransfer,
} from './setting-up.ts';
import { came, viewAt } from './step-states.ts';

const stateOfStep = {
  'choose-way': 'chooseWay',
  'choose-bank': 'chooseBank',
  'choose-method': 'chooseMethod',
  'log-in': 'logIn',
  answer: 'answer',
  'choose-account': 'chooseAccount',
  'confirm-payment': 'confirmPayment',
  authorise: 'authorise',
  'leave-to-provider': 'leaveToProvider',
  'in-use': 'inUse',
  confirming: 'confirming',
  paid: 'paid',
  declined: 'declined',
  expired: 'expired',
  cancelled: 'cancelled',
  unavailable: 'unavailable',
  'enter-account': 'enterAccount',
  'enter-details': 'enterDetails',
  'review-terms': 'reviewTerms',
  'send-transfer': 'sendTransfer',
  'await-bank': 'awaitBank',
  approved: 'approved',
  ready: 'ready',
  'mandate-failed': 'mandateFailed',
  'review-sharing': 'reviewSharing',
  linked: 'linked',
} as const satisfies Record<Step, string>;

/** Whatever state it is in, a newer view leads to the state that it names. */
const entries = steps.flatMap((step) => {
  const actions = [
    { type: 'takeView', params: came },
    { type: 'tell', params: { what: 'step.viewed', step } },
  ] as const;
  const state = `.${stateOfStep[step]}` as const;
  return [
    { guard: { type: 'isBusyAt', params: viewAt(step) }, target: `${state}.following`, actions },
    { guard: { type: 'isAt', params: viewAt(step) }, target: state, actions },
  ] as const;
});

const setup = flow.createStateConfig({
  initial: 'arriving',
  on: { 'view.came': [{ guard: { type: 'isStale', params: came } }, ...entries] },
  states: {
    arriving: {
      entry: raise(({ context }) => ({ type: 'view.came', view: context.view })),
    },
    chooseWay,
    chooseBank,
    chooseMethod,
    logIn,
    answer,
    chooseAccount,
    confirmPayment,
    authorise,
    leaveToProvider,
    inUse,
    confirming,
    checking,
    paid,
    declined,
    expired,
    cancelled,
    unavailable,
    enterAccount,
    enterDetails,
    reviewTerms,
    sendTransfer,
    awaitBank,
    approved,
    ready,
    mandateFailed,
    reviewSharing,
    linked,
  },
});

const line = flow.createStateConfig({
  initial: 'found',
  on: { 'line.found': { target: '.found', actions: 'noteReached' } },
  states: { found: { on: { 'line.lost': 'lost' } }, lost: {} },
});

/** Closing never changes a checkout. Where money may have moved the payer is told so once; a hosted page may be gone back to. */
const closing = flow.createStateConfig({
  initial: 'open',
  states: {
    open: { on: { 'close.asked': [{ guard: 'needsWarning', target: 'asking' }, { target: 'closed' }] } },
    asking: {
      entry: 'noteWarning',
      on: {
        'close.confirmed': 'closed',
        'close.dismissed': 'open',
        'view.came': { guard: { type: 'isAt', params: viewAt('paid') }, target: 'open' },
      },
    },
    closed: {
      entry: ['announce', { type: 'tell', params: { what: 'widget.closed' } }, 'tellClose'],
      on: { 'close.dismissed': 'open' },
    },
  },
});

/**
 * What can happen to a payer. The server names the step, the machine enters the state of that name; it decides nothing about money.
 * Beside the flow run the line to the server, the closing of the page, and whether the payer may be at the provider's. Nothing of it is ever kept: after a reload the session is asked.
 */
export function createCheckoutMachine() {
  return flow.createMachine({
    id: 'checkout',
    type: 'parallel',
    context: ({ input }) => ({
      view: input.view,
      problem: undefined,
      sentAt: undefined,
      held: undefined,
      outcomeTold: false,
      warned: false,
      bankMissingTold: false,
      wanted: { q: '', cursor: undefined },
      found: undefined,
    }),
    invoke: { src: 'watchSession' },
    states: { flow: setup, line, closing, providerPage },
  });
}

export type CheckoutMachine = ReturnType<typeof createCheckoutMachine>;
