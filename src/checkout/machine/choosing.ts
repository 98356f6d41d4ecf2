import type { FlowEvent } from './events.ts';
import { flow, nextCursor } from './flow.ts';
import { sending, stepState } from './step-states.ts';

const typed = ({ event }: { event: Extract<FlowEvent, { type: 'search.typed' }> }) => ({
  q: event.q.trim(),
  cursor: undefined,
});

export const chooseWay = stepState('choose-way', {
  on: { 'way.chosen': 'choosingWay' },
  states: { choosingWay: sending('choose-way') },
});

const browsing = flow.createStateConfig({
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
});

const finding = flow.createStateConfig({
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
});

/**
 * The list can be longer than what the page holds: then words typed and the end of the rows ask the server, beside everything else.
 * A payer whose bank is not in it is told what else there is.
 */
export const chooseBank = stepState('choose-bank', {
  entry: 'forgetBanks',
  on: {
    'bank.chosen': {
      target: 'choosingBank',
      actions: {
        type: 'tell',
        params: ({ event }) => ({ what: 'bank.selected', bankId: event.bankId }),
      },
    },
    'search.typed': {
      guard: 'listIsLonger',
      target: '.pausing',
      actions: { type: 'wantBanks', params: typed },
    },
    'bank-missing.told': { target: '.missing', actions: 'tellBankMissing' },
  },
  resting: {
    initial: 'browsing',
    states: {
      browsing,
      pausing: { after: { typingPause: 'finding' } },
      finding,
      missing: { tags: 'bank-missing', on: { 'bank-missing.dismissed': 'browsing' } },
    },
  },
  states: { choosingBank: sending('choose-bank') },
});

export const chooseMethod = stepState('choose-method', {
  on: { 'method.chosen': 'choosingMethod' },
  states: { choosingMethod: sending('choose-method') },
});

/** Another page holds the logged-in attempt; taking it over starts again at the bank list. */
export const inUse = stepState('in-use');
