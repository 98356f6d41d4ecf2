import type { AttemptRecord } from '../store/records.ts';
import { listedAccount } from './accounts.ts';
import { planForInputs } from './charge-plan.ts';
import { areCodeLoginsUsedUp, codeWaitMs } from './code-logins.ts';
import { commitPlan } from './commit-plan.ts';
import { backToBanks, type Draft, decline } from './draft.ts';
import { areLoginsUsedUp } from './exposure.ts';
import { logInPlan } from './log-in-plan.ts';
import type { LimitLogin } from './login-limit.ts';
import { openPaymentPlan } from './open-payment-plan.ts';
import type { PlanTools } from './plan.ts';
import { TRIES } from './settings.ts';
import { notAcceptable, type Steps, triesUsedUp } from './step.ts';
import { attemptOf } from './view.ts';

export interface BankTools extends PlanTools {
  readonly limitLogin: LimitLogin;
}

/** What a payer tells the bank, from the login to the last code. */
export function createBankSteps(tools: BankTools): Steps {
  return {
    async 'log-in'(draft, { typed, pageKeyHash }, tx) {
      if (pageKeyHash === undefined || !typed) return notAcceptable;
      if (draft.checkout.loginTriesUsed >= TRIES) return triesUsedUp;
      const attempt = attemptAtBank(draft);
      if (!attempt) return undefined;
      const others = draft.attempts.filter(({ id }) => id !== attempt.id);
      if (areCodeLoginsUsedUp(draft.attempts) || areLoginsUsedUp(others)) {
        decline(draft, 'tries_used_up');
        return undefined;
      }
      const waitMs = codeWaitMs(draft.attempts, draft.now);
      if (waitMs > 0) return { retryAfter: Math.ceil(waitMs / 1_000) };
      const heldBack = await tools.limitLogin(draft, attempt, typed, tx);
      if (heldBack) return heldBack;
      return logInPlan(tools, attempt.id, typed, pageKeyHash);
    },

    answer(draft, { typed }) {
      if (!typed) return notAcceptable;
      if (draft.checkout.codeTriesUsed >= TRIES) return triesUsedUp;
      const attempt = attemptAtBank(draft);
      return attempt && commitPlan(tools, attempt.id, { inputs: typed });
    },

    'choose-account'(draft, { accountId = '' }) {
      const attempt = attemptAtBank(draft);
      if (!attempt) return undefined;
      if (!listedAccount(attempt, accountId)) return notAcceptable;
      return commitPlan(tools, attempt.id, { account: accountId });
    },

    pay(draft) {
      const attempt = attemptAtBank(draft);
      return attempt && openPaymentPlan(tools, attempt.id);
    },

    authorise(draft, { typed }) {
      if (!typed) return notAcceptable;
      if (draft.checkout.codeTriesUsed >= TRIES) return triesUsedUp;
      const attempt = attemptAtBank(draft);
      return attempt && planForInputs(tools, attempt, typed);
    },
  };
}

/** The attempt that the payer is in, while its bank login lives; a payer whose login is gone goes back to the banks. */
function attemptAtBank(draft: Draft): AttemptRecord | undefined {
  const attempt = attemptOf(draft.checkout, draft.attempts);
  if (attempt?.bankSession) return attempt;
  backToBanks(draft, 'bank_session_ended');
  return undefined;
}
