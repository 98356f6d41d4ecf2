import { type AnswerRow, everyCall, fine, inSession } from './row.ts';

/** Answers that were dealt with above only where they said more. What is left settles nothing, whatever it says. */
export const leftoverRows: readonly AnswerRow[] = [
  {
    id: 'payment-status-without-success',
    calls: ['charge', 'capture'],
    http: fine,
    payment: ['failed', 'cancelled', 'abandoned', 'active'],
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
  {
    id: 'code-missing',
    calls: inSession,
    http: fine,
    code: ['none'],
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
  {
    id: 'code-unlisted',
    calls: everyCall,
    http: fine,
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
  {
    id: 'redirected',
    calls: everyCall,
    http: { from: 300, to: 399 },
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
  {
    id: 'forbidden',
    calls: everyCall,
    http: [403],
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
  {
    id: 'not-there',
    calls: everyCall,
    http: [404],
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
  {
    id: 'conflict',
    calls: everyCall,
    http: [409],
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
  {
    id: 'nothing-listed',
    calls: everyCall,
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
];
