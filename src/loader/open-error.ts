import type { OpenError, OpenErrorCode } from './embedder-api.ts';

const lasting: readonly OpenErrorCode[] = ['destroyed', 'invalid_request', 'unsupported'];

export function openError(code: OpenErrorCode): OpenError {
  return Object.assign(new Error(`DirectPay: ${code}`), { code, retryable: !lasting.includes(code) });
}
