import type { CloseAsker, CloseReason, FrameToLoader, Settings } from '../contract/frame-messages.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { EventMap, Handle, HandleState, OpenErrorCode, Options } from './embedder-api.ts';
import { type FrameLink, linkFrame } from './frame-link.ts';
import { openSurface, type Surface } from './surface.ts';

/** Makes a handle on one checkout. Touches nothing of the page until `open()` or `preload()`, and is safe to call on a server. */
export function create(given: Options, button?: Element): Handle {
  // What a page has put on every object is no option.
  const options = { __proto__: null, ...given };
  const listeners = {} as { [name in keyof EventMap]: Set<unknown> };
  for (const name of ['Load', 'Event', 'Close', 'Success', 'Error', 'Pending'] as const) {
    listeners[name.toLowerCase() as keyof EventMap] = new Set([options[`on${name}`]]);
  }
  let state: HandleState = 'idle';
  let isDestroyed = false;
  /** Both are there from the loading on, be it preloaded, until the end: a page may keep its handle, and nothing of a frame with it. */
  let surface: Surface | undefined;
  let link: FrameLink | undefined;
  let place: Element | undefined;
  let target: URL | undefined;
  let attempt = 0;
  /** `open()` was called: somebody is to be told how it goes. */
  let isShown: boolean;
  let isReady: boolean;
  let hasFailed: boolean;
  let outcome: Outcome | undefined;
  let promise: Promise<Outcome>;
  let resolve: (outcome: Outcome) => void;
  let reject: (error: unknown) => void;

  // `then` takes what is no function for nothing, and what a listener throws is reported and harms nobody.
  const emit = <K extends keyof EventMap>(name: K, detail?: EventMap[K]) => {
    for (const listener of listeners[name]) void Promise.resolve(detail).then(listener as () => unknown);
    button?.dispatchEvent(new CustomEvent(`directpay:${name}`, { detail, bubbles: true }));
  };

  const tellEnd = (reason: CloseReason, code: OpenErrorCode) => {
    state = 'closed';
    if (!outcome) {
      const retryable = /_[ef]/.test(code);
      const error = Object.assign(new Error(code), { code, retryable });
      reject(error);
      emit('error', error);
    }
    emit('close', { reason, mayHavePaid: !outcome || outcome.mayHavePaid, outcome });
  };

  const end = (reason: CloseReason, code: OpenErrorCode = 'closed_early') => {
    if (!surface) return;
    attempt++;
    (link as FrameLink).hangUp();
    surface.dismantle();
    surface = link = undefined;
    if (isShown) tellEnd(reason, code);
  };

  const askToClose = (by: CloseAsker) => {
    if (state === 'open') {
      (link as FrameLink).expect(true);
      (link as FrameLink).say({ type: 'close.asked', by });
    } else if (hasFailed) end('error', 'load_failed');
    else end(by);
  };

  const settle = () => {
    const { locale, appearance, messages } = options;
    link?.say({ type: 'settings', shown: isShown, inline: !!place, locale, appearance, messages });
  };

  const late = () => {
    attempt++;
    hasFailed = true;
    if (!isShown) return end('error');
    state = 'loading';
    surface?.cover(true, target?.href);
  };

  const uncover = () => {
    state = 'open';
    hasFailed = false;
    surface?.cover();
  };

  const appear = () => {
    isReady = true;
    settle();
    if (!isShown) return;
    uncover();
    emit('load');
  };

  const hear = (message: FrameToLoader) => {
    if (message.type === 'close') end(message.reason);
    else if (message.type === 'event') emit('event', message.event);
    else if (message.type === 'height') surface?.fit(message.height);
    else if (message.type === 'close.heard') {
      (link as FrameLink).expect(false);
      uncover();
    } else if (message.type === 'outcome' && !outcome) {
      outcome = message.outcome;
      resolve(outcome);
      if (outcome.status === 'succeeded') emit('success', outcome);
      if (outcome.status === 'pending') emit('pending', outcome);
    }
  };

  const load = async () => {
    const own = ++attempt;
    hasFailed = false;
    surface?.cover(false);
    (link as FrameLink).expect(true);
    try {
      const address = await (options.fetchUrl ? options.fetchUrl() : options.url);
      if (own !== attempt) return;
      target = parseAddress(address);
      (link as FrameLink).visit(target);
    } catch {
      if (own === attempt) late();
    }
  };

  const begin = (show: boolean) => {
    let code: OpenErrorCode = surface ? 'unsupported' : 'destroyed';
    // Whatever an old or a hostile page makes fail ends as one error.
    try {
      if (!surface) {
        isShown = isReady = false;
        outcome = target = undefined;
        promise = new Promise((yes, no) => {
          resolve = yes;
          reject = no;
        });
        // Who only uses callbacks has handled a failure too.
        promise.catch(() => {});
        if (!isDestroyed) {
          code = 'invalid_request';
          if (!options.fetchUrl) parseAddress(options.url);
          const { container } = options;
          place = typeof container === 'string' ? (document.querySelector(container) as Element) : container;
          // Throws where the selector finds nothing.
          if (!container || place) {
            code = 'unsupported';
            surface = openSurface(
              place,
              (isSure) => (state === 'open' || isSure) && askToClose('user'),
              // biome-ignore lint/nursery/noMisusedPromises: what fails while loading ends in `late`, which tells it.
              load,
              () => end('host'),
            );
            link = linkFrame(surface.frame, appear, late, hear);
            void load();
          }
        }
      }
      if (show && !isShown) {
        isShown = true;
        state = 'loading';
        (surface as Surface).reveal();
        if (isReady) appear();
      }
    } catch {
      if (surface) end('error', code);
      else tellEnd('error', code);
    }
    return promise;
  };

  return {
    open: () => begin(true),
    preload: () => void begin(false),
    close: () => askToClose('host'),
    destroy() {
      isDestroyed = true;
      end('host', 'destroyed');
    },
    update(settings: Settings) {
      Object.assign(options, settings);
      settle();
    },
    on: (name, listener) => listeners[name].add(listener),
    off: (name, listener) => listeners[name].delete(listener),
    get state(): HandleState {
      return isDestroyed ? 'destroyed' : state;
    },
  };
}

/** Throws where it is no http(s) address. */
function parseAddress(address: unknown): URL {
  return new URL(/^https?:/.test(address as string) ? (address as string) : '');
}
