import type { FrameToLoader } from '../contract/frame-messages.ts';
import type { Outcome } from '../contract/outcome.ts';

const are = (type: string, ...values: unknown[]) => values.every((value) => typeof value === type);

const isOutcome = ({ status, checkoutId, reference, mayHavePaid, readyToDebit = true }: Outcome) =>
  are('string', status, checkoutId, reference) &&
  are('boolean', mayHavePaid, readyToDebit) &&
  /^(failed|succeeded|expired|cancelled|pending|open)$/.test(status);

/**
 * Whether it is a message of the protocol as far as harm could come of it: a nonce is compared, and a height clamped, where they are
 * used. What an event holds besides its type is let through: the page may be newer than a script that was kept in a cache.
 */
export const isMessage = (data: FrameToLoader): boolean =>
  data.type === 'outcome'
    ? isOutcome(Object(data.outcome))
    : data.type === 'event'
      ? are('string', Object(data.event).type)
      : data.type !== 'close' ||
        (are('string', data.reason) && /^(error|pending|user|completed|host)$/.test(data.reason));
