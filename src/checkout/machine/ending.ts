import { stepState } from './step-states.ts';

export const paid = stepState('paid', {
  entry: ['announce', { type: 'tell', params: { what: 'payment.succeeded' } }],
});

export const expired = stepState('expired', { entry: 'announce' });

export const cancelled = stepState('cancelled', { entry: 'announce' });

/** The bank refused this attempt; the checkout is still open. */
export const declined = stepState('declined', {
  entry: ['announceFailure', { type: 'tell', params: { what: 'payment.failed' } }],
});

export const unavailable = stepState('unavailable');
