import { amountsAreThoseOrdered } from './amounts.ts';
import { debitedOnce } from './debited-once.ts';
import { everyDebitIsKnown, nothingPaidWithoutDebit } from './debits-and-payments.ts';
import type { Facts } from './facts.ts';
import { nothingFollowsWhatWasGivenUp } from './given-up.ts';
import { webhooksAreKept } from './kept-webhooks.ts';
import { mandatesAllowTheirDebits } from './mandates.ts';
import { statesMoveForward } from './moves.ts';
import { oneAttemptAtATime } from './one-at-a-time.ts';
import { eachVersionIsOneStep } from './one-step.ts';
import { processesEndInOrder } from './processes.ts';
import { nobodyIsToldWrong, pagesShowTheirOwn, versionsRise, whoCameBackSeesTheEnd } from './screens.ts';
import { noSecretStandsAnywhere } from './secrets.ts';
import { nothingWaitsTooLong } from './settled.ts';
import { sumsAgree } from './sums.ts';
import { lateTokensOpenNothing } from './tokens.ts';
import { merchantIsTold } from './told.ts';
import { toldAgainChangesNothing } from './told-again.ts';
import type { Violation } from './violation.ts';
import { nobodyWaitsForWhatIsKept } from './waits.ts';

const rules: readonly ((facts: Facts) => readonly Violation[])[] = [
  debitedOnce,
  everyDebitIsKnown,
  nothingPaidWithoutDebit,
  nobodyIsToldWrong,
  whoCameBackSeesTheEnd,
  merchantIsTold,
  nothingWaitsTooLong,
  processesEndInOrder,
  statesMoveForward,
  nothingFollowsWhatWasGivenUp,
  webhooksAreKept,
  toldAgainChangesNothing,
  versionsRise,
  eachVersionIsOneStep,
  nobodyWaitsForWhatIsKept,
  amountsAreThoseOrdered,
  pagesShowTheirOwn,
  mandatesAllowTheirDebits,
  noSecretStandsAnywhere,
  lateTokensOpenNothing,
  oneAttemptAtATime,
  sumsAgree,
];

/** The verdict on a run: everything that must not be, empty where all sixteen hold. */
export function judge(facts: Facts): readonly Violation[] {
  return rules.flatMap((rule) => rule(facts));
}
