import type { Connect, FrameToLoader, LoaderToFrame } from '../contract/frame-messages.ts';
import { parseMessage } from './parse-message.ts';

/** How long a payer looks at a spinner before we say that it takes long. The frame may still become ready after it. */
const READY_PATIENCE_MS = 10_000;

export interface FrameLinkEvents {
  onReady(): void;
  /** Not ready in time. `loaded`: something did load in the frame, and did not answer. */
  onLate(loaded: boolean): void;
  onMessage(message: Exclude<FrameToLoader, { type: 'ready' }>): void;
}

export interface FrameLink {
  /** Goes to the checkout's url, from the start. */
  load(): void;
  send(message: LoaderToFrame): void;
  stop(): void;
}

/**
 * Our side of the protocol in `contract/frame-messages`. Every load of the frame, also one that it brings about itself, gets
 * a channel and a nonce of its own; what is left of an earlier one is closed. No window message is ever listened to.
 */
export function linkFrame(frame: HTMLIFrameElement, url: URL, events: FrameLinkEvents): FrameLink {
  let port: MessagePort | undefined;
  let timer: ReturnType<typeof setTimeout>;
  let loaded = false;

  const expectReady = () => {
    clearTimeout(timer);
    timer = setTimeout(() => events.onLate(loaded), READY_PATIENCE_MS);
  };

  const greet = () => {
    const channel = new MessageChannel();
    const nonce = newNonce();
    let ready = false;
    port?.close();
    port = channel.port1;
    port.onmessage = ({ data }) => {
      const message = parseMessage(data);
      if (message?.type === 'ready') {
        if (ready || message.nonce !== nonce) return;
        ready = true;
        clearTimeout(timer);
        events.onReady();
      } else if (message && ready) {
        events.onMessage(message);
      }
    };
    loaded = true;
    expectReady();
    const connect: Connect = { directpay: 1, type: 'connect', nonce };
    frame.contentWindow?.postMessage(connect, url.origin, [channel.port2]);
  };

  frame.onload = greet;
  return {
    load() {
      loaded = false;
      expectReady();
      frame.src = url.href;
    },
    send: (message) => port?.postMessage(message),
    stop() {
      clearTimeout(timer);
      port?.close();
    },
  };
}

function newNonce(): string {
  return crypto.getRandomValues(new Uint8Array(16)).join('-');
}
