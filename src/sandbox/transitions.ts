import type { Profile } from './profile.ts';

/** Where a bank session stands. `opened`: nobody has logged in yet. */
export type SessionStage = 'opened' | 'answer-asked' | 'account-asked' | 'logged-in' | 'paying';

export type SessionCall = 'login' | 'commit' | 'direct-pay-session';

/** Logging in again is how a payer gets a new code; one bank session carries one payment. */
const sessionMoves: Readonly<Record<SessionStage, readonly SessionCall[]>> = {
  opened: ['login'],
  'answer-asked': ['login', 'commit'],
  'account-asked': ['login', 'commit'],
  'logged-in': ['direct-pay-session'],
  paying: [],
};

/** Where a payment stands. `charged` means the charge was answered; money moves at the capture. */
export type PaymentStage = 'opened' | 'charged' | 'processing' | 'successful' | 'failed';

export type PaymentCall = 'charge' | 'capture';

const paymentMoves: Readonly<Record<PaymentStage, readonly PaymentCall[]>> = {
  opened: ['charge'],
  charged: ['capture'],
  processing: [],
  successful: [],
  failed: [],
};

/** What a provider that takes nothing for a repeat takes besides. Each capture is a debit. */
const sessionRepeats: Partial<Record<SessionStage, readonly SessionCall[]>> = {
  paying: ['direct-pay-session'],
};
const paymentRepeats: Partial<Record<PaymentStage, readonly PaymentCall[]>> = {
  charged: ['charge'],
  processing: ['charge', 'capture'],
  successful: ['charge', 'capture'],
};

type Taken = 'first' | 'again';

/** Whether a call is taken at a stage, and as what; undefined where it comes at the wrong time. */
const taking =
  <Stage extends string, Call>(
    moves: Readonly<Record<Stage, readonly Call[]>>,
    repeats: Partial<Record<Stage, readonly Call[]>>,
  ) =>
  (stage: Stage, call: Call, { deduplicates }: Pick<Profile, 'deduplicates'>): Taken | undefined => {
    if (moves[stage].includes(call)) return 'first';
    return !deduplicates && repeats[stage]?.includes(call) ? 'again' : undefined;
  };
export const takesOfSession = taking(sessionMoves, sessionRepeats);
export const takesOfPayment = taking(paymentMoves, paymentRepeats);

/** What is said to a call that comes at the wrong time. */
export const illegalMoves: Readonly<Record<SessionCall | PaymentCall, string>> = {
  login: 'This session is already logged in',
  commit: 'This session does not wait for an input',
  'direct-pay-session': 'Login is not completed, or this session already has a payment',
  charge: 'This payment cannot be charged',
  capture: 'This payment cannot be captured',
};
