import { fromCallback, fromPromise } from 'xstate';
import type { BankPage } from '../../contract/view-parts.ts';
import type { LineEvent } from '../machine/events.ts';
import type { BankQuery } from '../machine/flow.ts';
import type { Answer, Order } from '../machine/orders.ts';
import type { OpenLine } from './open-line.ts';

/**
 * What the machine's slots are filled with on a real page. The line may still be on its way; what is asked for meanwhile waits. Nothing
 * is watched before the page is seen.
 */
export function effects(line: Promise<OpenLine>, seen?: Promise<unknown>) {
  return {
    sendCommand: fromPromise<Answer, Order>(async ({ input, signal }) =>
      (await line).client.send(input, signal),
    ),
    readSession: fromPromise<Answer>(async ({ signal }) => (await line).client.read(signal)),
    findBanks: fromPromise<BankPage, BankQuery>(async ({ input, signal }) =>
      (await line).client.banks(input, signal),
    ),
    watchSession: fromCallback<LineEvent>(({ sendBack }) => {
      let stop: (() => void) | undefined = () => {};
      void Promise.all([line, seen]).then(([{ watch }]) => {
        if (stop) stop = watch(sendBack);
      });
      return () => {
        stop?.();
        stop = undefined;
      };
    }),
  };
}
