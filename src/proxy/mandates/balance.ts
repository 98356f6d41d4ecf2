import type { Balance, BalanceQuery } from '../../contract/mandate-api.ts';
import { MAX_AMOUNT_MINOR } from '../../contract/money.ts';
import { ProblemError } from '../../contract/problem.ts';
import { given, iso } from '../checkouts/view.ts';
import type { Clock } from '../clock.ts';
import type { Provider } from '../providers/provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { requireDebitable } from './debit-order.ts';
import { mandateCalls } from './mandate-tools.ts';

/**
 * Asks what is in the account (Mono: Balance Inquiry). Only while the mandate can be debited, and only when the merchant asks: each question
 * costs the merchant ₦20 with an amount and ₦100 without (Mono: Direct Debit Overview, Pricing). A balance below ₦1,000.00 is shown as 0.
 */
export function createBalance({ clock, provider }: { clock: Clock; provider: Provider }) {
  return async (mandate: MandateRecord, { amountMinor }: BalanceQuery): Promise<Balance> => {
    const asked = amountMinor === undefined ? undefined : Number(amountMinor);
    if (asked !== undefined && (asked < 1 || asked > MAX_AMOUNT_MINOR)) {
      throw new ProblemError('amount_invalid');
    }
    requireDebitable(mandate, clock.now());
    if (mandate.providerId === undefined) throw new ProblemError('mandate_not_ready');
    const answer = await mandateCalls({ provider })
      .balance(mandate.providerId, asked)
      .catch(() => undefined);
    if (answer?.kind === 'ok') {
      const { balanceMinor, isEnough } = answer.value;
      const { id: mandateId, currency } = mandate;
      return { mandateId, currency, at: iso(clock.now()), ...given({ balanceMinor, isEnough }) };
    }
    if (answer?.kind === 'refused' && answer.reason === 'not_ready') {
      throw new ProblemError('mandate_not_ready');
    }
    if (answer?.kind === 'not-executed' && answer.cause === 'rate_limited') {
      throw new ProblemError('rate_limited', { retryAfter: answer.retryAfterSeconds ?? 1 });
    }
    throw new ProblemError('provider_unreachable');
  };
}
