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
    debit: ['none', 'failed'],
    means: { is: 'refused', reason: 'locked' },
    from: 'documented',
  },
  {
    id: 'mandate-call-rate-limited',
    calls: everyMandateCall,
    http: [429],
    debit: ['none', 'failed'],
    means: { is: 'not-executed', cause: 'rate_limited' },
    from: 'documented',
  },
  {
    id: 'mandate-key-refused',
    calls: everyMandateCall,
    http: [401],
    debit: ['none'],
    means: { is: 'not-executed', cause: 'our_key_refused' },
    from: 'documented',
  },
  {
    id: 'mandate-server-error',
    calls: everyMandateCall,
    http: { from: 500, to: 599 },
    means: { is: 'unknown', cause: 'server_error' },
    from: 'documented',
  },
  {
    id: 'mandate-server-error-in-words',
    calls: everyMandateCall,
    http: { from: 200, to: 299 },
    word: ['500', '502', '503', '504'],
    means: { is: 'unknown', cause: 'server_error' },
    from: 'judged',
  },
  {
    id: 'mandate-call-timed-out-there',
    calls: everyMandateCall,
    http: [408],
    means: { is: 'unknown', cause: 'timeout' },
    from: 'judged',
  },
];
