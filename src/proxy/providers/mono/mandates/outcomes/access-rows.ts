import { accessRowsOf } from '../../explicit/every-call-rows.ts';
import { everyMandateCall, type MandateRow } from './row.ts';
import { mandateWords as words } from './words.ts';

/**
 * Whether the provider dealt with the call at all. A debit of a locked mandate is turned away with the same 429 as one call too many: told apart by its
 * words, and either way nothing was taken.
 */
export const mandateAccessRows: readonly MandateRow[] = [
  {
    id: 'mandate-locked',
    calls: ['debit'],
    http: [429],
    message: words.locked,
    not: words.notALock,
    told: ['none', 'failed'],
    means: { is: 'refused', reason: 'locked' },
    from: 'documented',
  },
  ...accessRowsOf('mandate', everyMandateCall, {
    limited: { told: ['none', 'failed'] },
    unauthorised: { told: ['none'] },
  }),
];
