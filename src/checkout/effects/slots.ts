import { fromCallback, fromPromise } from 'xstate';
import type { BankPage } from '../../contract/session.ts';
import type { LineEvent } from '../machine/events.ts';
import type { BankQuery } from '../machine/flow.ts';
import type { Answer, Order } from '../machine/orders.ts';
import { type WatchOptions, watchSession } from './watch-session.ts';

/** What the machine's slots are filled with on a real page. */
export function effects(options: WatchOptions) {
  const { client } = options;
  return {
    sendCommand: fromPromise<Answer, Order>(({ input, signal }) => client.send(input, signal)),
    readSession: fromPromise<Answer>(({ signal }) => client.read(signal)),
    findBanks: fromPromise<BankPage, BankQuery>(({ input, signal }) => client.banks(input, signal)),
    watchSession: fromCallback<LineEvent>(({ sendBack }) => watchSession(options, sendBack)),
  };
}
