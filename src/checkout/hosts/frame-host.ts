import type { CloseAsker, FrameToLoader, LoaderToFrame } from '../../contract/frame-messages.ts';
import type { Host } from './host.ts';

/**
 * The merchant's page, on the private port it handed over. What happens before the payer sees the frame waits and is said then. Nothing is
 * ever posted to a window. The merchant's page does not hear keys that are pressed in the frame, so Escape asks to close here; a part of
 * a page is not closed by it.
 */
export function frameHost(onPort: (take: (port: MessagePort) => void) => void): Host {
  const waiting: FrameToLoader[] = [];
  let port: MessagePort | undefined;
  let ask: ((by: CloseAsker) => void) | undefined;
  /** Asked before anybody listened. */
  let wish: CloseAsker | undefined;
  let settings: Extract<LoaderToFrame, { type: 'settings' }> | undefined;
  let take: ((told: NonNullable<typeof settings>) => void) | undefined;
  /** Escape was pressed before the merchant's page said whether this is a part of it. */
  let isEscaped = false;
  let see!: () => void;
  const seen = new Promise<void>((resolve) => {
    see = resolve;
  });

  let isSeen = false;
  const flush = (): void => {
    if (port && isSeen) for (const message of waiting.splice(0)) port.postMessage(message);
  };
  const say = (message: FrameToLoader): void => {
    waiting.push(message);
    flush();
  };

  const pressed = (): void => {
    isEscaped = !settings;
    if (settings?.inline === false) ask?.('user');
  };

  onPort((given) => {
    port = given;
    flush();
    port.onmessage = ({ data }) => {
      if (!isForFrame(data)) return;
      if (data.type === 'close.asked') {
        port?.postMessage({ type: 'close.heard' });
        wish = data.by;
        ask?.(wish);
        return;
      }
      settings = data;
      if (isEscaped) pressed();
      take?.(data);
      if (data.shown) {
        isSeen = true;
        flush();
        see();
      }
    };
  });

  return {
    kind: 'frame',
    seen,
    outcome: (outcome) => say({ type: 'outcome', outcome }),
    close: (reason) => {
      // Whoever closes has seen it, even if the merchant's page cannot say so.
      isSeen = true;
      say({ type: 'close', reason });
    },
    event: (event) => say({ type: 'event', event }),
    locked: () => {},
    onCloseAsked: (listener) => {
      ask = listener;
      if (wish) listener(wish);
    },
    onSettings: (listener) => {
      take = listener;
      if (settings) listener(settings);
    },
    escape: pressed,
    height: (height) => say({ type: 'height', height }),
  };
}

/** By hand, since this part comes before the schemas do; a test holds it against them. What is set is read by its schema later. */
export function isForFrame(data: unknown): data is LoaderToFrame {
  const { type, by, shown, inline } = Object(data);
  return type === 'settings'
    ? typeof shown === 'boolean' && typeof inline === 'boolean'
    : type === 'close.asked' && (by === 'user' || by === 'host') && Object.keys(Object(data)).length === 2;
}
