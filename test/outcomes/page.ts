import * as v from 'valibot';
import { createActor } from 'xstate';
import { createPageLine } from '../../src/checkout/effects/page-line.ts';
import { createSessionClient } from '../../src/checkout/effects/session-client.ts';
import { effects } from '../../src/checkout/effects/slots.ts';
import { wait } from '../../src/checkout/effects/wait.ts';
import { type Surroundings, watchSession } from '../../src/checkout/effects/watch-session.ts';
import { createCheckoutMachine } from '../../src/checkout/machine/checkout-machine.ts';
import type { PayerEvent, Shown } from '../../src/checkout/machine/facade.ts';
import { shown } from '../../src/checkout/machine/shown.ts';
import { type OpenedPage, SessionViewSchema } from '../../src/contract/session.ts';
import { ORIGIN } from '../contract/open-app.ts';
import type { Stage } from './stage.ts';

/** What stood on the page, after so many calls of the bank's API and so many debits. */
export interface Sight {
  readonly afterCalls: number;
  readonly afterDebits: number;
  readonly shown: Shown;
}

/** The payer's page without its pixels: the real machine, the real calls. */
export interface Page {
  now(): Shown;
  send(event: PayerEvent): void;
  /** Everything that was ever shown, oldest first. */
  readonly sights: readonly Sight[];
  close(): void;
}

const alwaysLooking: Surroundings = {
  visible: () => true,
  online: () => true,
  onWake: () => () => {},
  onSleep: () => () => {},
  onOffline: () => () => {},
};

/** Opens the checkout's link. The same key again is the same browser. */
export async function openPage(stage: Stage, pageKey: string): Promise<Page> {
  const { clientToken } = stage.checkout;
  const answer = await stage.fetch(`${ORIGIN}/v1/pages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'page-key': pageKey },
    body: JSON.stringify({ clientToken }),
  });
  const { view, pageToken } = (await answer.json()) as OpenedPage;
  let keys = 0;
  const random = () => 0.5;
  const client = createSessionClient({
    readView: v.safeParser(SessionViewSchema),
    call: createPageLine({ origin: ORIGIN, clientToken, pageToken, pageKey, fetch: stage.fetch }),
    view,
    wait,
    random,
    newKey: () => {
      keys += 1;
      return `${stage.checkout.id}-${pageKey}-${Date.now()}-${keys}`;
    },
  });
  const line = Promise.resolve({
    client,
    watch: (tell: Parameters<typeof watchSession>[1]) =>
      watchSession({ client, surroundings: alwaysLooking, wait, random }, tell),
  });
  const actor = createActor(createCheckoutMachine().provide({ actors: effects(line) }), { input: { view } });
  const sights: Sight[] = [];
  actor.subscribe((snapshot) =>
    sights.push({
      afterCalls: stage.sandbox.control.calls().length,
      afterDebits: stage.sandbox.ledger.debits().length,
      shown: shown(snapshot),
    }),
  );
  actor.start();
  return {
    now: () => shown(actor.getSnapshot()),
    send: (event) => actor.send(event),
    sights,
    close: () => void actor.stop(),
  };
}
