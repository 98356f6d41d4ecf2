import type { MandateAnswer, MandateCall } from '../../mandate-provider.ts';
import type { OutgoingRequest, Send } from '../client.ts';
import type { Reading } from '../reading.ts';
import { toMandateAnswer } from './mandate-answers.ts';
import type { MandateTimeouts } from './mandate-settings.ts';

type Request = Pick<OutgoingRequest, 'method' | 'path' | 'query' | 'body'>;

/** Makes one call and says what its answer means. `patienceMs`: less than the call's own, where it is one of several. */
export type AskMandate = <T>(
  call: MandateCall,
  request: Request,
  value: (answer: Reading) => T | undefined,
  patienceMs?: number,
) => Promise<MandateAnswer<T>>;

const MAX_LIST_BYTES = 8_000_000;

/** Only a debit moves money: it goes over a connection of its own. */
export function createMandateCaller(send: Send, timeouts: MandateTimeouts): AskMandate {
  return async (call, request, value, patienceMs = timeouts[call]) => {
    const exchange = await send({
      ...request,
      movesMoney: call === 'debit',
      patienceMs,
      maxBytes: MAX_LIST_BYTES,
    });
    return toMandateAnswer(exchange, call, value);
  };
}
