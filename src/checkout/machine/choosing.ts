import type { FlowEvent } from './events.ts';
import { flow, nextCursor } from './flow.ts';
import {
  askingCancel,
  following,
  leaving,
  leavingStates,
  resolving,
  resting,
  sending,
} from './step-states.ts';

const typed = ({ event }: { event: Extract<FlowEvent, { type: 'search.typed' }> }) => ({
  q: event.q.trim(),
  cursor: undefined,
});

export const chooseWay = flow.createStateConfig({
  meta: { screen: 'choose-way' },
  initial: 'resting',
  states: {
    resting: {
      on: { ...resting('choose-way').on, 'way.chosen': 'choosingWay', 'cancel.asked': 'askingCancel' },
    },
    choosingWay: sending('choose-way'),
    askingCancel: askingCancel('choose-way'),
    cancelling: leavingStates.cancelling,
    following: following('choose-way'),
    resolving,
  },
});

/** The list can be longer than what the page holds: then words typed and the end of the rows ask the server, beside everything else. */
export const chooseBank = flow.createStateConfig({
  meta: { screen: 'choose-bank' },
  entry: 'forgetBanks',
  initial: 'resting',
  states: {
    resting: {
      initial: 'browsing',
      on: {
        ...resting('choose-bank').on,
        'bank.chosen': {
          target: 'choosingBank',
          actions: {
            type: 'tell',
            params: ({ event }) => ({ what: 'bank.selected', bankId: event.bankId }),
          },
        },
        'cancel.asked': 'askingCancel',
        'search.typed': {
          guard: 'listIsLonger',
          target: '.pausing',
          actions: { type: 'wantBanks', params: typed },
        },
      },
      states: {
        browsing: {
          on: {
            'more.asked': {
              guard: 'hasMore',
              target: 'finding',
              actions: {
                type: 'wantBanks',
                params: ({ context }) => ({ q: context.wanted.q, cursor: nextCursor(context) }),
              },
            },
          },
        },
        pausing: { after: { typingPause: 'finding' } },
        finding: {
          tags: 'finding',
          invoke: {
            src: 'findBanks',
            input: ({ context }) => context.wanted,
            onDone: {
              target: 'browsing',
              actions: { type: 'takeBanks', params: ({ event }) => event.output },
            },
            onError: 'browsing',
          },
          after: { readPatience: 'browsing' },
        },
      },
    },
    choosingBank: sending('choose-bank'),
    askingCancel: askingCancel('choose-bank'),
    cancelling: leavingStates.cancelling,
    following: following('choose-bank'),
    resolving,
  },
});

export const chooseMethod = flow.createStateConfig({
  meta: { screen: 'choose-method' },
  initial: 'resting',
  states: {
    resting: { on: { ...resting('choose-method').on, ...leaving, 'method.chosen': 'choosingMethod' } },
    choosingMethod: sending('choose-method'),
    askingCancel: askingCancel('choose-method'),
    ...leavingStates,
    following: following('choose-method'),
    resolving,
  },
});

/** Another page holds the logged-in attempt; taking it over starts again at the bank list. */
export const inUse = flow.createStateConfig({
  meta: { screen: 'in-use' },
  initial: 'resting',
  states: {
    resting: { on: { ...resting('in-use').on, 'start-over.asked': 'startingOver' } },
    startingOver: sending('start-over'),
    following: following('in-use'),
    resolving,
  },
});
