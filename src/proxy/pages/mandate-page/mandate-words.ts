import type { Debit, DebitFailure, DebitStatus } from '../../../contract/mandate-api.ts';
import type { MandateEndReason } from '../../../contract/mandate-terms.ts';
import { formatMoney } from '../../../contract/money.ts';
import type { PayerMandate } from '../../mandates/service.ts';
import { lagosDay } from './lagos-time.ts';

/** Where a mandate stands: a heading, what follows from it, and how it is coloured. */
export interface Standing {
  readonly title: string;
  readonly text: string;
  readonly tone: 'good' | 'wait' | 'over';
}

/** The state in words that are true whatever is under way. `name` is the merchant's. */
export function standingOf(payer: PayerMandate, name: string): Standing {
  const { mandate, canReinstate, mayStillBeTaken } = payer;
  const left = formatMoney(mandate.remainingMinor, mandate.terms.currency);
  switch (mandate.state) {
    case 'starting':
    case 'awaiting_transfer':
      return {
        title: 'Not approved yet',
        text: `Your bank has not approved this, so ${name} cannot take payments. ${
          mandate.way === undefined && mandate.terms.verification !== 'selfie'
            ? 'Without the transfer nothing comes of it.'
            : 'Unless you finish it, nothing comes of it.'
        }`,
        tone: 'wait',
      };
    case 'approved':
      return {
        title: 'Approved, not ready yet',
        text: `Your bank has approved this and is still setting it up. ${name} cannot take payments yet.`,
        tone: 'wait',
      };
    case 'ready':
      return mandate.readyToDebit
        ? {
            title: `Ready: ${name} can take payments`,
            text: `Up to ${left} more, until ${lagosDay(mandate.terms.endDate)}.`,
            tone: 'good',
          }
        : {
            title: 'Approved, not ready now',
            text: `${name} cannot take payments right now.`,
            tone: 'wait',
          };
    case 'paused':
      if (mayStillBeTaken) {
        return { title: 'Paused here, not yet at your bank', text: stillTaken, tone: 'wait' };
      }
      return {
        title: `Paused: ${name} cannot take payments`,
        text: canReinstate
          ? (whoElsePaused(mandate, name) ?? 'It stays paused until you resume it.')
          : `You cannot resume it here. Ask ${name} if it should go on.`,
        tone: 'wait',
      };
    case 'cancelled':
    case 'rejected':
    case 'ended':
      return {
        title: endTitles[mandate.state],
        text: `${endWords(mandate.endReason, name)} ${
          mayStillBeTaken ? stillTaken : `${name} can take no more payments with it.`
        }`.trim(),
        tone: 'over',
      };
  }
}

/** Of a mandate that is debited by itself, until what the payer or the merchant wanted is confirmed. */
const stillTaken =
  'A payment that falls due before your bank has confirmed this may still be taken. It is told again until it has.';

/** What holds beside the payer's own pause. */
function whoElsePaused({ alsoPausedBy = [] }: PayerMandate['mandate'], name: string): string | undefined {
  if (alsoPausedBy.length === 0) return undefined;
  const other = alsoPausedBy.includes('merchant') ? name : 'the bank';
  return `You have paused it, and so has ${other}. It goes on once both of you let it.`;
}

const endTitles = { cancelled: 'Cancelled', rejected: 'Not approved', ended: 'Ended' } as const;

function endWords(reason: MandateEndReason | undefined, name: string): string {
  switch (reason) {
    case 'cancelled_by_payer':
      return 'You cancelled it.';
    case 'cancelled_by_merchant':
      return `${name} cancelled it.`;
    case 'replaced':
      return 'A newer one has taken its place.';
    case 'checkout_ended':
      return 'It was not set up to the end.';
    case 'too_late':
      return 'The transfer did not arrive in time.';
    case 'cancelled_by_provider':
      return 'It was cancelled at the bank.';
    case 'rejected_by_bank':
      return 'Your bank did not approve it.';
    case 'not_created':
      return 'It was never set up at your bank.';
    case 'end_date':
      return 'Its last day is over.';
    case 'used_up':
      return 'All that was agreed has been taken.';
    case undefined:
      return '';
  }
}

export const debitWords: Readonly<Record<DebitStatus, string>> = {
  processing: 'On its way',
  succeeded: 'Taken',
  failed: 'Not taken',
  needs_review: 'Not clear yet',
};

const failureWords: Readonly<Record<DebitFailure, string>> = {
  insufficient_funds: 'There was not enough in the account.',
  mandate_locked: 'The bank had stopped payments for a while.',
  account_refused: 'The bank did not allow it from this account.',
  limit_exceeded: 'It was over a limit of the bank.',
  bank_refused: 'The bank did not allow it.',
  not_sent: 'The bank was not asked.',
};

/** What else is to be said of a debit. */
export function debitNote({ status, failure }: Debit, name: string): string | undefined {
  if (status === 'failed') return failure && failureWords[failure];
  if (status === 'needs_review')
    return `It may have been taken. ${name} and the bank are finding out; look at your account.`;
  return status === 'processing' ? 'It may have been taken already. The bank has not said yet.' : undefined;
}
