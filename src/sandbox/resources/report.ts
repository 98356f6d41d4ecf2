import type { WirePaymentStatus } from '../../proxy/providers/mono/wire.ts';
import type { VerifyPhase } from '../scenarios/behaviour.ts';
import type { Payment, World } from '../world.ts';

/** What is said of a payment: the word for it, that it is not found, or that the call fails. */
export type Word = WirePaymentStatus | 'not-found' | 'down' | 'rate-limited';

export interface Report {
  readonly word: Word;
  /** The scenario has it said, so verify says it even where it would keep silent. */
  readonly isScripted: boolean;
}

/** The word the provider has for where a payment stands. */
export const statusOf = (payment: Payment): WirePaymentStatus =>
  payment.stage === 'opened' || payment.stage === 'charged' ? 'pending' : payment.stage;

export const isStatus = (word: Word): word is WirePaymentStatus =>
  word !== 'not-found' && word !== 'down' && word !== 'rate-limited';

/** What verify and the list say of a payment now: the truth, unless its scenario or the profile keeps it back. */
export function reportOf(world: World, payment: Payment): Report {
  const phase = phaseOf(payment, world.clock.now());
  if (phase) return { word: phase.says, isScripted: true };
  const { debitedAt } = payment;
  const isTooFresh = debitedAt !== undefined && world.clock.now() < debitedAt + world.profile.notFoundMs;
  return { word: isTooFresh ? 'not-found' : statusOf(payment), isScripted: false };
}

function phaseOf(payment: Payment, now: number): VerifyPhase | undefined {
  if (payment.capturedAt === undefined) return undefined;
  let from = payment.capturedAt;
  let reads = payment.verifyReads;
  for (const phase of payment.behaviour.verify ?? []) {
    if (phase.reads !== undefined) {
      if (reads < phase.reads) return phase;
      reads -= phase.reads;
    } else {
      from += phase.forMs ?? Number.POSITIVE_INFINITY;
      if (now < from) return phase;
    }
  }
  return undefined;
}

/** Who tells a payment tells these, however far they are from the truth. `createdAt` is milliseconds. */
export function toldOf(world: World, payment: Payment) {
  const { reference, mode, currency = 'NGN', createdBeforeMs = 0 } = payment.behaviour.misreports ?? {};
  return {
    reference: reference === 'another' ? payment.id.toUpperCase() : payment.reference,
    liveMode: mode === 'other' ? !world.liveMode : world.liveMode,
    currency,
    createdAt: payment.createdAt - createdBeforeMs,
  };
}
