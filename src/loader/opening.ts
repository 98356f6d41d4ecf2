import type { CloseReason } from '../contract/frame-messages.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { EventMap, HandleState, OpenErrorCode, Options } from './embedder-api.ts';
import { linkFrame } from './frame-link.ts';
import { openModal } from './modal.ts';
import { openError } from './open-error.ts';

export type Emit = <K extends keyof EventMap>(name: K, value: EventMap[K]) => void;

/** One time that a checkout is open over the page. */
export interface Opening {
  readonly promise: Promise<Outcome>;
  readonly state: HandleState;
  close(): void;
  /** Ends it at once. The promise rejects with `code` if the checkout has not said how it stands. */
  end(reason: CloseReason, code: OpenErrorCode): void;
}

export function startOpening(
  { url, nonce }: Options,
  emit: Emit,
  { destroyed }: { destroyed: boolean },
): Opening {
  let state: HandleState = 'loading';
  let outcome: Outcome | undefined;
  let failure: OpenErrorCode | undefined;
  let locked = false;
  let hostAsked = false;
  let dismantle = () => {};
  let askFrame = () => {};
  let resolve!: (outcome: Outcome) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<Outcome>((...settlers) => {
    [resolve, reject] = settlers;
  });
  // Who only uses callbacks has handled a failure too.
  promise.catch(() => {});

  const decide = (told: Outcome) => {
    if (outcome) return;
    outcome = told;
    resolve(told);
    if (told.status === 'succeeded') emit('success', told);
    if (told.status === 'pending') emit('pending', told);
  };

  const end = (reason: CloseReason, code: OpenErrorCode) => {
    if (state === 'closed') return;
    state = 'closed';
    dismantle();
    if (outcome) {
      emit('close', { reason, mayHavePaid: outcome.mayHavePaid, outcome });
    } else {
      const error = openError(code);
      reject(error);
      emit('error', error);
      emit('close', { reason, mayHavePaid: true });
    }
  };

  const askToClose = (byHost: boolean) => {
    hostAsked = byHost;
    if (state === 'open') askFrame();
    else if (failure) end('error', failure);
    else end(byHost ? 'host' : 'user', 'closed_early');
  };

  const target = checkoutUrl(url);
  if (destroyed) end('host', 'destroyed');
  else if (typeof document === 'undefined') end('error', 'unsupported');
  else if (!target) end('error', 'invalid_request');
  else {
    const modal = openModal(target, nonce, {
      onCloseAsked: (beside) => (state === 'open' ? !locked : !beside) && askToClose(false),
      onRetry() {
        failure = undefined;
        modal.show('spinner');
        link.load();
      },
    });
    let greeted = false;
    const link = linkFrame(modal.frame, target, {
      onReady() {
        state = 'open';
        locked = false;
        failure = undefined;
        modal.show('frame');
        if (!greeted) emit('load', undefined);
        greeted = true;
      },
      onLate(loaded) {
        state = 'loading';
        failure = loaded ? 'handshake_timeout' : 'load_failed';
        modal.show('failure');
      },
      onMessage(message) {
        if (message.type === 'outcome') decide(message.outcome);
        else if (message.type === 'event') emit('event', message.event);
        else if (message.type === 'locked') locked = message.locked;
        else end(hostAsked && message.reason === 'user' ? 'host' : message.reason, 'closed_early');
      },
    });
    askFrame = () => link.send({ type: 'close.asked' });
    dismantle = () => {
      link.stop();
      modal.remove();
    };
    link.load();
  }

  return {
    promise,
    get state() {
      return state;
    },
    close: () => state !== 'closed' && askToClose(true),
    end,
  };
}

function checkoutUrl(url: unknown): URL | undefined {
  try {
    const parsed = new URL(url as string);
    return /^https?:$/.test(parsed.protocol) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
