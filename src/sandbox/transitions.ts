/** Where a bank session stands. `opened`: nobody has logged in yet. */
export type SessionStage = 'opened' | 'answer-asked' | 'account-asked' | 'logged-in' | 'paying';

export type SessionCall = 'login' | 'commit' | 'direct-pay-session';

/** Logging in again is how a payer gets a new code; one bank session carries one payment. */
export const sessionMoves: Readonly<Record<SessionStage, readonly SessionCall[]>> = {
  opened: ['login'],
  'answer-asked': ['login', 'commit'],
  'account-asked': ['login', 'commit'],
  'logged-in': ['direct-pay-session'],
  paying: [],
};

/** Where a payment stands. `charged` means the charge was answered; money moves at the capture. */
export type PaymentStage = 'opened' | 'charged' | 'processing' | 'successful' | 'failed';

export type PaymentCall = 'charge' | 'capture';

export const paymentMoves: Readonly<Record<PaymentStage, readonly PaymentCall[]>> = {
  opened: ['charge'],
  charged: ['capture'],
  processing: [],
  successful: [],
  failed: [],
};

/** What is said to a call that comes at the wrong time. */
export const illegalMoves: Readonly<Record<SessionCall | PaymentCall, string>> = {
  login: 'This session is already logged in',
  commit: 'This session does not wait for an input',
  'direct-pay-session': 'Login is not completed, or this session already has a payment',
  charge: 'This payment cannot be charged',
  capture: 'This payment cannot be captured',
};
