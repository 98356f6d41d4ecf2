import type { Connect, FrameToLoader, LoaderToFrame } from '../contract/frame-messages.ts';
import { isMessage } from './is-message.ts';

/** How long a payer waits for a word of the frame, in milliseconds. It may still come after it. */
const PATIENCE_MS = 10_000;

export interface FrameLink {
  visit(url: URL): void;
  /** What cannot be sent is left out. */
  say(message: LoaderToFrame): void;
  /** Begins to wait for a word of the frame, or ends waiting, as its becoming ready does. */
  expect(isAwaited: boolean): void;
  hangUp(): void;
}

/**
 * Our side of the protocol in `contract/frame-messages`. Every load of the frame, also one that it brings about itself, gets
 * a channel and a nonce of its own; what is left of an earlier one is closed. No window message is ever listened to.
 * `late`: what was awaited did not come in time.
 */
export function linkFrame(
  frame: HTMLIFrameElement,
  ready: () => void,
  late: () => void,
  hear: (message: FrameToLoader) => void,
): FrameLink {
  let port: MessagePort | undefined;
  let timer: ReturnType<typeof setTimeout>;

  const expect = (isAwaited: boolean) => {
    clearTimeout(timer);
    if (isAwaited) timer = setTimeout(late, PATIENCE_MS);
  };

  return {
    visit(url) {
      expect(true);
      frame.onload = () => {
        const { port1, port2 } = new MessageChannel();
        const nonce = crypto.getRandomValues(new Uint8Array(16)).join('-');
        let isReady = false;
        port?.close();
        port = port1;
        port1.onmessage = (event) => {
          const data = Object(event.data);
          if (isReady) {
            if (isMessage(data)) hear(data);
          } else if (data.type === 'ready' && data.nonce === nonce) {
            isReady = true;
            expect(false);
            ready();
          }
        };
        expect(true);
        const connect: Connect = { directpay: 1, type: 'connect', nonce };
        (frame.contentWindow as Window).postMessage(connect, url.origin, [port2]);
      };
      frame.src = url.href;
    },
    say(message) {
      try {
        port?.postMessage(message);
      } catch {}
    },
    expect,
    hangUp() {
      expect(false);
      port?.close();
    },
  };
}
