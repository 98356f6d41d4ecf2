import { everyMandateCall, type MandateRow } from './row.ts';

/** What no row above has settled, settles nothing. */
export const mandateLeftoverRows: readonly MandateRow[] = [
  {
    id: 'mandate-answer-unclear',
    calls: everyMandateCall,
    says: 'unclear',
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
  {
    id: 'mandate-answer-unlisted',
    calls: everyMandateCall,
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
];
