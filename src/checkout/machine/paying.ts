import { flow } from './flow.ts';
import { sendingMoney, stepState } from './step-states.ts';

/** A tap meant for the screen before must not pay: the button takes none for a moment. */
export const confirmPayment = stepState('confirm-payment', {
  settles: 'settlingPause',
  on: {
    'payment.confirmed': {
      target: 'paying',
      actions: { type: 'tell', params: { what: 'payment.started' } },
    },
  },
  states: { paying: sendingMoney('pay') },
});

export const authorise = stepState('authorise', {
  on: { 'fields.submitted': { target: 'authorising', actions: 'tellCode' } },
  states: { authorising: sendingMoney('authorise') },
});

/** The server does not know yet whether the payment went through. Watching brings the end. */
export const confirming = stepState('confirming', {
  entry: { type: 'tell', params: { what: 'payment.pending' } },
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
