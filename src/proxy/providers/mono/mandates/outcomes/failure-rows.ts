import type { MandateFailureRow, MandateVerdict } from './row.ts';
import { everyMandateCall } from './row.ts';

const row = (
  id: string,
  failure: MandateFailureRow['failure'],
  means: MandateVerdict,
  from: MandateFailureRow['from'] = 'judged',
): MandateFailureRow => ({ id, calls: everyMandateCall, failure, means, from });

const unknown = (cause: Extract<MandateVerdict, { is: 'unknown' }>['cause']): MandateVerdict => ({
  is: 'unknown',
  cause,
});

/** Nothing left this machine, or nothing came back that can be read. */
export const mandateFailureRows: readonly MandateFailureRow[] = [
  row('mandate-call-never-sent', 'not_sent', { is: 'not-executed', cause: 'not_sent' }),
  row('mandate-answer-too-late', 'timeout', unknown('timeout')),
  row('mandate-connection-lost', 'connection_lost', unknown('connection_lost')),
  row('mandate-unreadable-server-error', 'server_error', unknown('server_error'), 'documented'),
  row('mandate-answer-unreadable', 'unreadable_body', unknown('unreadable_body')),
  row('mandate-answer-too-large', 'too_large', unknown('too_large')),
  row('mandate-answer-without-its-data', 'unknown_shape', unknown('unknown_shape')),
];
