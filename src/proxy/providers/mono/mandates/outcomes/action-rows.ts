import { aboutOneMandate, type MandateRow, notDebit } from './row.ts';
import { mandateWords as words } from './words.ts';

const plain = { http: [200, 201, 400, 422], code: ['none', '400'] } as const;

/** What is read, what is done to a mandate, and what stands in the way. */
export const actionRows: readonly MandateRow[] = [
  {
    id: 'mandate-call-done',
    calls: notDebit,
    says: 'yes',
    code: ['none', '200', '201', '00'],
    means: { is: 'done' },
    from: 'documented',
  },
  {
    id: 'balance-not-enough',
    calls: ['balance'],
    says: 'no',
    code: ['51'],
    means: { is: 'done' },
    from: 'judged',
  },
  {
    id: 'already-cancelled',
    calls: ['cancel-mandate'],
    says: 'no',
    message: words.alreadyCancelled,
    means: { is: 'done' },
    from: 'judged',
  },
  {
    id: 'already-paused',
    calls: ['pause-mandate'],
    says: 'no',
    message: words.alreadyPaused,
    means: { is: 'refused', reason: 'already_paused' },
    from: 'documented',
  },
  {
    id: 'already-active',
    calls: ['reinstate-mandate'],
    says: 'no',
    message: words.alreadyActive,
    means: { is: 'refused', reason: 'already_active' },
    from: 'documented',
  },
  {
    id: 'mandate-code-unknown',
    calls: aboutOneMandate,
    says: 'no',
    code: ['50'],
    told: ['none'],
    means: { is: 'refused', reason: 'not_found' },
    from: 'documented',
  },
  {
    id: 'mandate-not-found',
    calls: aboutOneMandate,
    says: 'no',
    code: ['none', '400', '404'],
    message: words.mandateMissing,
    told: ['none'],
    means: { is: 'refused', reason: 'not_found' },
    from: 'judged',
  },
  {
    id: 'mandate-not-ready',
    calls: ['pause-mandate', 'reinstate-mandate', 'list-debits', 'balance'],
    says: 'no',
    message: words.notReady,
    means: { is: 'refused', reason: 'not_ready' },
    from: 'judged',
  },
  {
    id: 'action-refused',
    calls: ['pause-mandate', 'reinstate-mandate', 'cancel-mandate', 'balance'],
    says: 'no',
    ...plain,
    word: ['failed', 'error', '400'],
    means: { is: 'refused', reason: 'refused' },
    from: 'judged',
  },
];
