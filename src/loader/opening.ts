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
  let failed = false;
  let locked = false;
  let asker: CloseReason = 'user';
  let dismantle: (() => void) | undefined;
  let askFrame!: () => void;
  let resolve!: (outcome: Outcome) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<Outcome>((yes, no) => {
    resolve = yes;
    reject = no;
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
    dismantle?.();
    if (!outcome) {
      const error = openError(code);
      reject(error);
      emit('error', error);
    }
    emit('close', { reason, mayHavePaid: outcome?.mayHavePaid ?? true, outcome });
  };

  const askToClose = (by: CloseReason) => {
    asker = by;
    if (state === 'open') askFrame();
    else if (failed) end('error', 'load_failed');
    else end(by, 'closed_early');
  };

  const start = (target: URL) => {
    const modal = openModal(target, nonce, {
      ask: (beside) => (state === 'open' ? !locked : !beside) && askToClose('user'),
      retry() {
        failed = false;
        modal.show('spinner');
        link.load();
      },
    });
    const link = linkFrame(modal.frame, target, {
      ready() {
        state = 'open';
        locked = false;
        failed = false;
        modal.show('frame');
        emit('load', undefined);
      },
      late() {
        state = 'loading';
        failed = true;
        modal.show('failure');
      },
      message(message) {
        if (message.type === 'outcome') decide(message.outcome);
        else if (message.type === 'event') emit('event', message.event);
        else if (message.type === 'locked') locked = message.locked;
        else if (message.type === 'close')
          end(message.reason === 'user' ? asker : message.reason, 'closed_early');
      },
    });
    askFrame = () => link.send({ type: 'close.asked' });
    dismantle = () => {
      link.stop();
      modal.remove();
    };
    link.load();
  };

  // Whatever an old or a hostile page makes fail ends as one error.
  let hindrance: OpenErrorCode | undefined = destroyed ? 'destroyed' : 'invalid_request';
  try {
    const target = new URL(url ?? '');
    if (!destroyed && target.protocol.startsWith('http')) {
      hindrance = 'unsupported';
      start(target);
      hindrance = undefined;
    }
  } catch {}
  if (hindrance) end('error', hindrance);

  return {
    promise,
    get state() {
      return state;
    },
    close: () => askToClose('host'),
    end,
  };
}
