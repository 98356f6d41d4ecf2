/** The published rule: 30 s after the first failure, doubling, at most 4 h apart, 25 retries within 48 h. */
const firstRetryMs = 30_000;
const longestRetryMs = 4 * 3_600_000;
const windowMs = 48 * 3_600_000;
const mostRetries = 25;

/**
 * Milliseconds to wait after the failed attempt with this number (the first delivery is 1); undefined once the provider
 * gives up. `sinceFirstMs` is the time since that first delivery.
 */
export function retryDelay(failedAttempts: number, sinceFirstMs: number): number | undefined {
  if (failedAttempts > mostRetries) return undefined;
  const delay = Math.min(firstRetryMs * 2 ** (failedAttempts - 1), longestRetryMs);
  return sinceFirstMs + delay > windowMs ? undefined : delay;
}
