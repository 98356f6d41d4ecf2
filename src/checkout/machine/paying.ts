import { flow } from './flow.ts';
import {
  askingCancel,
  following,
  leaving,
  leavingStates,
  resolving,
  resting,
  sending,
  sendingMoney,
} from './step-states.ts';

/** A tap meant for the screen before must not pay: the button takes none for a moment. */
export const confirmPayment = flow.createStateConfig({
  meta: { screen: 'confirm-payment' },
  initial: 'settling',
  states: {
    settling: {
      on: { ...resting('confirm-payment').on, ...leaving },
      after: { settlingPause: 'resting' },
    },
    resting: {
      on: {
        ...resting('confirm-payment').on,
        ...leaving,
        'payment.confirmed': {
          target: 'paying',
          actions: { type: 'tell', params: { what: 'payment.started' } },
        },
      },
    },
    paying: sendingMoney('pay'),
    askingCancel: askingCancel('confirm-payment', 'settling'),
    ...leavingStates,
    following: following('confirm-payment'),
    resolving,
  },
});

export const authorise = flow.createStateConfig({
  meta: { screen: 'authorise' },
  initial: 'resting',
  states: {
    resting: { on: { ...resting('authorise').on, ...leaving, 'fields.submitted': 'authorising' } },
    authorising: sendingMoney('authorise'),
    askingCancel: askingCancel('authorise'),
    ...leavingStates,
    following: following('authorise'),
    resolving,
  },
});

export const leaveToProvider = flow.createStateConfig({
  meta: { screen: 'leave-to-provider' },
  initial: 'resting',
  states: {
    resting: { on: { ...resting('leave-to-provider').on, 'return.told': 'returning' } },
    returning: sending('returned'),
    following: following('leave-to-provider'),
    resolving,
  },
});

/** The server does not know yet whether the payment went through. Watching brings the end. */
export const confirming = flow.createStateConfig({
  meta: { screen: 'confirming' },
  entry: { type: 'tell', params: { what: 'payment.pending' } },
  initial: 'resting',
  states: {
    resting: { on: resting('confirming').on },
    following: following('confirming'),
    resolving,
  },
});

/**
 * We do not know whether our order to pay arrived. The payer sees `confirming`, and the session is read until the server speaks: only
 * its view leads on, be it back to the button.
 */
export const checking = flow.createStateConfig({
  id: 'checking',
  meta: { screen: 'confirming' },
  tags: ['busy', 'locked'],
  entry: 'enterHeld',
  initial: 'reading',
  states: {
    reading: {
      invoke: {
        src: 'readSession',
        onDone: [
          {
            guard: { type: 'isView', params: ({ event }) => event.output },
            target: 'pausing',
            actions: { type: 'enterReading', params: ({ event }) => ({ answer: event.output }) },
          },
          { target: 'pausing' },
        ],
        onError: 'pausing',
      },
      after: { readPatience: 'pausing' },
    },
    pausing: {
      on: { 'line.found': 'reading' },
      after: { recheckPause: 'reading' },
    },
  },
});
