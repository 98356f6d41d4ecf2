import { sending, stepState } from './step-states.ts';

export const logIn = stepState('log-in', {
  on: {
    'fields.submitted': {
      target: 'loggingIn',
      actions: { type: 'tell', params: { what: 'credentials.submitted' } },
    },
  },
  states: { loggingIn: sending('log-in') },
});

export const answer = stepState('answer', {
  on: { 'fields.submitted': { target: 'answering', actions: 'tellCode' } },
  states: { answering: sending('answer') },
});

export const chooseAccount = stepState('choose-account', {
  on: {
    'account.chosen': {
      target: 'choosingAccount',
      actions: { type: 'tell', params: { what: 'account.selected' } },
    },
  },
  states: { choosingAccount: sending('choose-account') },
});
