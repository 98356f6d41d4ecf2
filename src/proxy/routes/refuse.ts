import { type Problem, type ProblemError, problems } from '../../contract/problem.ts';
import type { Reply } from './route.ts';

/** The one shape of every error answer. `Retry-After` is repeated as a header for clients that know only HTTP. */
export function problemReply(error: ProblemError, requestId: string): Reply {
  const { status, title, retryable } = problems[error.code];
  const problem: Problem = {
    type: `urn:directpay:problem:${error.code}`,
    title,
    status,
    code: error.code,
    retryable,
    requestId,
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
    ...(error.view === undefined ? {} : { view: error.view }),
    ...(error.field === undefined ? {} : { field: error.field }),
    ...(error.reason === undefined ? {} : { reason: error.reason }),
  };
  return {
    status,
    content: JSON.stringify(problem),
    headers: {
      'content-type': 'application/problem+json',
      ...(error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) }),
      ...(status === 401 && error.code !== 'webhook_rejected' ? { 'www-authenticate': 'Bearer' } : {}),
      ...(status === 413 ? { connection: 'close' } : {}),
    },
  };
}
