import type { ExplicitAnswer } from '../../page-provider.ts';
import type { OutgoingRequest, Send } from '../client.ts';
import type { Reading } from '../reading.ts';
import { toExplicitAnswer } from './answers.ts';
import type { ExplicitTable } from './table.ts';

type Request = Pick<OutgoingRequest, 'method' | 'path' | 'query' | 'body'>;

/** Makes one call and says what its answer means. `patienceMs`: less than the call's own, where it is one of several. */
export type Ask<Call extends string, Reason extends string> = <T>(
  call: Call,
  request: Request,
  value: (answer: Reading) => T | undefined,
  patienceMs?: number,
) => Promise<ExplicitAnswer<T, Reason>>;

const MAX_LIST_BYTES = 8_000_000;

/** The calls of one family. Those that move money go over a connection of their own. Times are milliseconds. */
export function createAsk<Call extends string, Reason extends string>(options: {
  readonly send: Send;
  readonly table: ExplicitTable<Call, Reason>;
  readonly timeouts: Readonly<Record<Call, number>>;
  readonly movesMoney: readonly Call[];
}): Ask<Call, Reason> {
  const { send, table, timeouts, movesMoney } = options;
  return async (call, request, value, patienceMs = timeouts[call]) => {
    const exchange = await send({
      ...request,
      movesMoney: movesMoney.includes(call),
      patienceMs,
      maxBytes: MAX_LIST_BYTES,
    });
    return toExplicitAnswer(table, exchange, call, value);
  };
}
