import { flow } from './flow.ts';
import { askingCancel, following, leavingStates, resolving, resting, sending } from './step-states.ts';

export const paid = flow.createStateConfig({
  meta: { screen: 'paid' },
  entry: ['announce', { type: 'tell', params: { what: 'payment.succeeded' } }],
  initial: 'resting',
  states: { resting: { on: resting('paid').on }, following: following('paid'), resolving },
});

export const expired = flow.createStateConfig({
  meta: { screen: 'expired' },
  entry: 'announce',
  initial: 'resting',
  states: { resting: { on: resting('expired').on }, following: following('expired'), resolving },
});

export const cancelled = flow.createStateConfig({
  meta: { screen: 'cancelled' },
  entry: 'announce',
  initial: 'resting',
  states: { resting: { on: resting('cancelled').on }, following: following('cancelled'), resolving },
});

const waysOn = {
  'retry.asked': 'retrying',
  'bank-change.asked': 'changingBank',
  'cancel.asked': 'askingCancel',
} as const;

/** The bank refused this attempt; the checkout is still open. */
export const declined = flow.createStateConfig({
  meta: { screen: 'declined' },
  entry: ['announceFailure', { type: 'tell', params: { what: 'payment.failed' } }],
  initial: 'resting',
  states: {
    resting: { on: { ...resting('declined').on, ...waysOn } },
    retrying: sending('try-again'),
    changingBank: leavingStates.changingBank,
    askingCancel: askingCancel('declined'),
    cancelling: leavingStates.cancelling,
    following: following('declined'),
    resolving,
  },
});

export const unavailable = flow.createStateConfig({
  meta: { screen: 'unavailable' },
  initial: 'resting',
  states: {
    resting: { on: { ...resting('unavailable').on, ...waysOn } },
    retrying: sending('try-again'),
    changingBank: leavingStates.changingBank,
    askingCancel: askingCancel('unavailable'),
    cancelling: leavingStates.cancelling,
    following: following('unavailable'),
    resolving,
  },
});
