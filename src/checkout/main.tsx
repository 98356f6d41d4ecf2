import { hydrate, render } from 'preact';
import { createActor } from 'xstate';
import type { SessionView } from '../contract/session.ts';
import type { Appearance } from '../contract/view-parts.ts';
import { App, type Running } from './app.tsx';
import { cameBack } from './came-back.ts';
import type { Handover } from './early/handover.ts';
import type { OpenLine } from './effects/open-line.ts';
import { pageKey } from './effects/page-key.ts';
import { effects } from './effects/slots.ts';
import { followEscape } from './hosts/escape-key.ts';
import { frameHost } from './hosts/frame-host.ts';
import type { Host } from './hosts/host.ts';
import { hostedHost } from './hosts/hosted-host.ts';
import { inAppBrowser } from './hosts/in-app-browser.ts';
import { isInApp } from './hosts/is-in-app.ts';
import { fetched, loadLate } from './load-late.ts';
import { createCheckoutMachine } from './machine/checkout-machine.ts';
import { shown } from './machine/shown.ts';
import { tellHost } from './tell-host.ts';
import { followKeyboard } from './ui/keyboard-inset.ts';

/** For what the first screen can do without: whether this page holds the attempt, the app's own drawing of what stands there. */
const PATIENCE_MS = 6_000;

/**
 * Takes the page over from the early page: finds out who opened it, fills the machine's slots, starts it at the view that came with the
 * page, and draws over what is there.
 */
export async function start(handover: Handover): Promise<void> {
  const { boot, root } = handover;
  const hostComes = pickHost(handover);
  const key = pageKey(() => window.sessionStorage);
  const isBack = cameBack(window);
  const late = loadLate(boot.view.kind);
  const line = late.then(({ openLine }) => openLine(window, boot, key.value));
  const screens = async (of: SessionView) => {
    const { screens: always, more } = await late;
    return more ? { ...always, ...(await fetched(() => more(of))) } : always;
  };
  const view = boot.view.step === 'in-use' && key.wasStored ? await askAgain(boot.view, line) : boot.view;

  await breath();
  const bare = createCheckoutMachine();
  await breath();
  const machine = bare.provide({
    actors: effects(
      line,
      hostComes.then(({ seen }) => seen),
    ),
  });
  await breath();
  const actor = createActor(machine, { input: { view } });
  await breath();
  const host = await hostComes;
  tellHost(actor, host);
  const running: Running = {
    now: () => shown(actor.getSnapshot()),
    onChange: (changed) => {
      const subscription = actor.subscribe((snapshot) => changed(shown(snapshot)));
      return () => subscription.unsubscribe();
    },
    send: (event) => actor.send(event),
  };
  host.follow?.(running);
  actor.start();
  await breath();

  const atHand = handover.drawn && view.step !== 'choose-bank' ? await soon(screens(view)) : undefined;
  const { typed, tapped, deeds, escaped } = handover.release();
  let look: Appearance | undefined;
  const app = () => (
    <App
      running={running}
      look={look}
      typed={typed}
      tapped={tapped}
      late={screens}
      atHand={atHand}
      isSecond={isBack && !key.wasStored}
    />
  );
  const isReady = view.step === 'choose-bank' || atHand !== undefined;
  if (handover.drawn && isReady && running.now().view === boot.view) hydrate(app(), root);
  else {
    root.replaceChildren();
    render(app(), root);
  }
  followKeyboard(document.documentElement);
  let isPart = false;
  host.onSettings?.(async (told) => {
    const { inline, shown: isSeen, appearance, messages } = told;
    if (!inline && !appearance && !messages && !look) return;
    const { takeSettings, followHeight } = await fetched(() => import('./embedding.ts'));
    look = takeSettings(told);
    render(app(), root);
    if (!inline || !isSeen || isPart) return;
    isPart = true;
    followHeight(document, (height) => host.height?.(height));
  });
  if (host.kind === 'hosted' && matchMedia('(min-width: 62em) and (pointer: fine)').matches) {
    // Nothing hangs on it: where it does not come, it is not offered.
    const offer = import('./phone-offer/offer-phone.ts');
    offer.then(({ offerPhone }) => offerPhone(running, document.body, location.pathname)).catch(() => {});
  }
  if (host.kind === 'hosted' && inAppBrowser.test(navigator.userAgent)) {
    const offer = import('./browser-offer/offer-browser.ts');
    const { origin, pathname } = location;
    offer
      .then(({ offerBrowser }) => offerBrowser(running, navigator.userAgent, origin + pathname))
      .catch(() => {});
  }
  if (typed !== '') actor.send({ type: 'search.typed', q: typed });
  if (isBack) actor.send({ type: 'return.told' });
  for (const deed of deeds) actor.send(deed);
  if (host.escape) followEscape(document, host.escape);
  if (escaped) host.escape?.();
}

/** Lets the page show what the payer did before it works on: each part of the start is short, all of them together are not. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function pickHost(handover: Handover): Promise<Host> {
  if (window.parent !== window) {
    return frameHost((take) => handover.onConnect(({ port }) => take(port)));
  }
  const go = (address: string): void => location.assign(address);
  if (!isInApp(window)) return hostedHost(go);
  const { webviewHost } = await fetched(() => import('./hosts/webview/webview-host.ts'));
  return webviewHost(window, handover.boot.view.returnUrl, go);
}

/** The page was opened before with this key: perhaps it is the very one that holds the attempt. */
async function askAgain(view: SessionView, line: Promise<OpenLine>): Promise<SessionView> {
  const answer = await soon(line.then(({ client }) => client.read(new AbortController().signal)));
  return answer?.kind === 'view' ? answer.view : view;
}

/** Undefined where it takes too long. */
const soon = <T,>(what: Promise<T>): Promise<T | undefined> =>
  Promise.race([what, new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS))]);
