import type { OpenError, OpenErrorCode } from './embedder-api.ts';

export function openError(code: OpenErrorCode): OpenError {
  const retryable = code === 'load_failed' || code === 'closed_early';
  return Object.assign(new Error(`DirectPay: ${code}`), { code, retryable });
}
