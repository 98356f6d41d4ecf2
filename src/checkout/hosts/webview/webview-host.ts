import type { PageToApp, PageWord } from '../../../contract/bridge-messages.ts';
import type { CloseAsker } from '../../../contract/frame-messages.ts';
import type { Outcome } from '../../../contract/outcome.ts';
import type { Host, RunningFlow } from '../host.ts';
import { returnAddress } from '../hosted-host.ts';
import { readAppMessage } from './app-message.ts';
import { appSurface } from './app-surface.ts';
import { backSteps } from './back-steps.ts';
import { type AppWindow, type Bridge, findBridge } from './bridges.ts';
import { createOutbox } from './outbox.ts';
import { followOutwardTaps } from './outward-taps.ts';
import { schemeBridge } from './own-scheme.ts';

declare global {
  interface Window {
    DirectPayHost?: { receive(text: string): void };
  }
}

/** For so long the app may take to put the page away before the page leaves by itself. */
const CLOSING_MS = 1_500;

/**
 * An app in whose webview the page stands; see `contract/bridge-messages.ts`. An end is told by the bridge and by the return url: an app
 * that has taken the page away needs no return, and one that has not heard gets the payer back all the same.
 */
export function webviewHost(
  page: Window & typeof globalThis,
  returnUrl: string | undefined,
  go: (address: string) => void,
): Host {
  let isAlone = false;
  let isListening = false;
  let ask: ((by: CloseAsker) => void) | undefined;
  let flow: RunningFlow | undefined;
  let told: { readonly id: string; readonly status: Outcome['status'] } | undefined;

  const find = (): Bridge | undefined => {
    const found =
      findBridge(page as unknown as AppWindow) ?? (isAlone ? schemeBridge(returnUrl, go) : undefined);
    if (!isListening && found?.hear) {
      isListening = true;
      found.hear(hear);
    }
    return found;
  };
  const post = (message: PageToApp): boolean => {
    const found = find();
    if (!found) return false;
    try {
      void Promise.resolve(found.post(message)).then(hear, () => {});
    } catch {
      return false;
    }
    if (found.neverAnswers?.(message)) outbox.acknowledged(message.id);
    return true;
  };
  const outbox = createOutbox(post, () => {
    isAlone = true;
  });
  const isClosed = (): boolean => flow?.now().closing !== 'open';
  const surface = appSurface(page.document);

  const hear = (text: unknown): void => {
    const said = readAppMessage(text);
    if (said?.type === 'bridge.ack') outbox.acknowledged(said.id);
    if (said?.type === 'host.close') ask?.('host');
    if (said?.type === 'host.back' && flow) for (const step of backSteps(flow.now())) flow.send(step);
    if (said?.type === 'host.insets') surface.insets(said);
    if (said?.type === 'host.colorScheme') surface.colorScheme(said.scheme);
    if (said?.type === 'host.resume') {
      outbox.again();
      page.document.dispatchEvent(new Event('resume'));
    }
  };
  page.DirectPayHost = { receive: hear };
  page.addEventListener('flutterInAppWebViewPlatformReady', outbox.again);
  followOutwardTaps(
    page,
    (url, ms) => {
      const message = worded({ type: 'link.asked', url });
      if (!find() || find()?.neverAnswers?.(message)) return undefined;
      const taken = outbox.isHeard(message.id, ms);
      outbox.say(message);
      return taken;
    },
    go,
  );
  outbox.say(worded({ type: 'bridge.ready' }));

  return {
    kind: 'webview',
    outcome(outcome) {
      told = { id: outcomeId(outcome), status: outcome.status };
      outbox.insist(worded({ type: 'outcome', outcome }, told.id));
    },
    close(reason, outcome, backTo) {
      const message = worded({ type: 'close', reason });
      const taken = outbox.isHeard(message.id, CLOSING_MS);
      outbox.insist(message, isClosed);
      void taken.then((isTaken) => {
        const address = backTo === undefined ? undefined : returnAddress(backTo, outcome);
        if (isTaken || address === undefined || !isClosed()) return;
        const toldId = told?.status === outcome.status ? told.id : outcomeId(outcome);
        go(withOutcomeId(address, toldId));
      });
    },
    event: (event) => outbox.say(worded({ type: 'event', event }, event.id)),
    locked: (locked) => outbox.say(worded({ type: 'locked', locked })),
    onCloseAsked: (listener) => {
      ask = listener;
    },
    follow: (running) => {
      flow = running;
    },
  };
}

const worded = (word: PageWord, id = newId()): PageToApp => ({ v: 1, id, ...word });

const newId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

/** The end of a checkout has one id for good; what is not yet an end may be told again by a later opening. */
function outcomeId({ checkoutId, status }: Outcome): string {
  const isEnd = status !== 'open' && status !== 'pending';
  return isEnd ? `${checkoutId}.${status}` : newId();
}

function withOutcomeId(address: string, id: string): string {
  const url = new URL(address);
  url.searchParams.set('outcomeId', id);
  return url.href;
}
