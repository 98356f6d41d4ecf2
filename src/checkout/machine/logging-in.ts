import { flow } from './flow.ts';
import {
  askingCancel,
  following,
  leaving,
  leavingStates,
  resolving,
  resting,
  sending,
} from './step-states.ts';

export const logIn = flow.createStateConfig({
  meta: { screen: 'log-in' },
  initial: 'resting',
  states: {
    resting: {
      on: {
        ...resting('log-in').on,
        ...leaving,
        'fields.submitted': {
          target: 'loggingIn',
          actions: { type: 'tell', params: { what: 'credentials.submitted' } },
        },
      },
    },
    loggingIn: sending('log-in'),
    askingCancel: askingCancel('log-in'),
    ...leavingStates,
    following: following('log-in'),
    resolving,
  },
});

export const answer = flow.createStateConfig({
  meta: { screen: 'answer' },
  initial: 'resting',
  states: {
    resting: { on: { ...resting('answer').on, ...leaving, 'fields.submitted': 'answering' } },
    answering: sending('answer'),
    askingCancel: askingCancel('answer'),
    ...leavingStates,
    following: following('answer'),
    resolving,
  },
});

export const chooseAccount = flow.createStateConfig({
  meta: { screen: 'choose-account' },
  initial: 'resting',
  states: {
    resting: { on: { ...resting('choose-account').on, ...leaving, 'account.chosen': 'choosingAccount' } },
    choosingAccount: sending('choose-account'),
    askingCancel: askingCancel('choose-account'),
    ...leavingStates,
    following: following('choose-account'),
    resolving,
  },
});
