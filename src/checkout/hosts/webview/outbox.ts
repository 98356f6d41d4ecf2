import type { PageToApp } from '../../../contract/bridge-messages.ts';

/** Before each time that something unacknowledged is said again, milliseconds. */
const AGAIN_AFTER_MS = [1_000, 2_000, 4_000, 8_000, 16_000];
const LOOK_EVERY_MS = 100;
/** For so long the app's bridge is looked for. */
const LOOK_FOR_MS = 5_000;
/** So much is kept for an app that has no bridge yet. */
const MOST_KEPT = 200;

export interface Outbox {
  say(message: PageToApp): void;
  /** Says it, and again until it is acknowledged, is `wanted` no more or was said often enough. */
  insist(message: PageToApp, isWanted?: () => boolean): void;
  /** Whether the app acknowledges within `ms` milliseconds what was said with this id. */
  isHeard(id: string, ms: number): Promise<boolean>;
  acknowledged(id: string): void;
  /** The app may hear now: what is waiting goes out, and what it has not acknowledged is said again. */
  again(): void;
}

/** Keeps the order of what is said. `post` gives false while nobody is there to hear; `onAlone` is called when nobody has come for long. */
export function createOutbox(post: (message: PageToApp) => boolean, onAlone: () => void): Outbox {
  const waiting: PageToApp[] = [];
  const unheard = new Map<string, { readonly message: PageToApp; isWanted(): boolean }>();
  const asking = new Map<string, () => void>();
  let looked = 0;

  const flush = (): void => {
    for (let next = waiting[0]; next !== undefined && post(next); next = waiting[0]) waiting.shift();
  };
  const say = (message: PageToApp): void => {
    waiting.push(message);
    if (waiting.length > MOST_KEPT) waiting.shift();
    flush();
  };
  const look = (): void => {
    flush();
    if (waiting.length === 0) return;
    looked += LOOK_EVERY_MS;
    if (looked < LOOK_FOR_MS) setTimeout(look, LOOK_EVERY_MS);
    else {
      onAlone();
      flush();
    }
  };
  const sayAgain = (id: string): boolean => {
    const { message, isWanted } = unheard.get(id) ?? {};
    if (message === undefined || !isWanted?.()) return unheard.delete(id) && false;
    if (waiting.includes(message)) flush();
    else say(message);
    return true;
  };
  const repeat = (id: string, [pause, ...more]: readonly number[]): void => {
    if (pause === undefined) return;
    setTimeout(() => {
      if (sayAgain(id)) repeat(id, more);
    }, pause);
  };

  setTimeout(look);
  return {
    say,
    insist(message, isWanted = () => true) {
      unheard.set(message.id, { message, isWanted });
      say(message);
      repeat(message.id, AGAIN_AFTER_MS);
    },
    isHeard: (id, ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          asking.delete(id);
          resolve(false);
        }, ms);
        asking.set(id, () => {
          clearTimeout(timer);
          resolve(true);
        });
      }),
    acknowledged(id) {
      unheard.delete(id);
      asking.get(id)?.();
      asking.delete(id);
    },
    again() {
      flush();
      for (const id of unheard.keys()) sayAgain(id);
    },
  };
}
