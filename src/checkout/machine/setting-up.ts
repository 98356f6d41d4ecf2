import { sending, stepState } from './step-states.ts';

export const enterAccount = stepState('enter-account', {
  on: { 'account.entered': 'enteringAccount' },
  states: { enteringAccount: sending('enter-account') },
});

export const enterDetails = stepState('enter-details', {
  on: { 'details.entered': 'enteringDetails' },
  states: { enteringDetails: sending('enter-details') },
});

export const reviewTerms = stepState('review-terms', {
  exit: 'tellCreated',
  on: { 'terms.accepted': 'acceptingTerms' },
  states: { acceptingTerms: sending('accept-terms') },
});

/** The bank is asked sooner because of what the payer says, and believed alone. */
export const sendTransfer = stepState('send-transfer', {
  on: {
    'transfer.copied': { actions: { type: 'tell', params: { what: 'transfer.copied' } } },
    'transfer.claimed': {
      target: 'claiming',
      actions: { type: 'tell', params: { what: 'transfer.claimed' } },
    },
  },
  states: { claiming: sending('transfer-sent') },
});

export const awaitBank = stepState('await-bank');

export const approved = stepState('approved', {
  entry: ['announce', { type: 'tell', params: { what: 'mandate.approved' } }],
});

export const ready = stepState('ready', {
  entry: ['announce', { type: 'tell', params: { what: 'mandate.ready' } }],
});

/** Nothing was agreed; the checkout is still open. */
export const mandateFailed = stepState('mandate-failed', {
  entry: { type: 'tell', params: { what: 'mandate.failed' } },
});
