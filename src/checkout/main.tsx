import { hydrate, render } from 'preact';
import { createActor } from 'xstate';
import { App, type Running } from './app.tsx';
import type { Handover } from './early/handover.ts';
import { pageKey, randomKey } from './effects/page-key.ts';
import { createPageLine } from './effects/page-line.ts';
import { createSessionClient } from './effects/session-client.ts';
import { effects } from './effects/slots.ts';
import { browserSurroundings } from './effects/surroundings.ts';
import { wait } from './effects/wait.ts';
import { frameHost } from './hosts/frame-host.ts';
import type { Host } from './hosts/host.ts';
import { hostedHost } from './hosts/hosted-host.ts';
import { loadLateScreens } from './load-late-screens.ts';
import { checkoutMachine } from './machine/checkout-machine.ts';
import { shown } from './machine/shown.ts';
import { tellHost } from './tell-host.ts';
import { followKeyboard } from './ui/keyboard-inset.ts';

const FIRST_READ_PATIENCE_MS = 6_000;

/**
 * Takes the page over from `early.ts`: finds out who opened it, fills the machine's slots, starts it at the view that came with the
 * page, and draws over what is there.
 */
export async function start(handover: Handover): Promise<void> {
  const { boot, root } = handover;
  const key = pageKey(() => window.sessionStorage);
  const client = createSessionClient({
    call: createPageLine({
      origin: location.origin,
      clientToken: location.pathname.split('/').pop() ?? '',
      pageToken: boot.pageToken,
      pageKey: key.value,
    }),
    view: boot.view,
    wait,
    random: Math.random,
    newKey: randomKey,
  });
  const late = loadLateScreens();
  if (boot.view.step === 'in-use' && key.wasStored) {
    await Promise.race([
      client.read(new AbortController().signal),
      wait(FIRST_READ_PATIENCE_MS, new AbortController().signal),
    ]);
  }

  const surroundings = browserSurroundings(window);
  const actor = createActor(
    checkoutMachine.provide({
      actors: effects({ client, surroundings, wait, random: Math.random }),
    }),
    { input: { view: client.latest() } },
  );
  tellHost(actor, pickHost(handover));
  const running: Running = {
    now: () => shown(actor.getSnapshot()),
    onChange: (changed) => {
      const subscription = actor.subscribe((snapshot) => changed(shown(snapshot)));
      return () => subscription.unsubscribe();
    },
    send: (event) => actor.send(event),
  };
  actor.start();

  const { typed, tappedBankId, closeAsked } = handover.release();
  const app = <App running={running} typed={typed} late={() => late} />;
  if (handover.drawn) hydrate(app, root);
  else {
    root.replaceChildren();
    render(app, root);
  }
  followKeyboard(document.documentElement);
  if (typed !== '') actor.send({ type: 'search.typed', q: typed });
  if (tappedBankId !== undefined) actor.send({ type: 'bank.chosen', bankId: tappedBankId });
  if (closeAsked) actor.send({ type: 'close.asked' });
}

function pickHost(handover: Handover): Host {
  if (window.parent === window) return hostedHost((address) => location.assign(address));
  return frameHost((take) => handover.onConnect(({ port }) => take(port)));
}
