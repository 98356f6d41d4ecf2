import type { Connect, FrameToLoader, LoaderToFrame } from '../contract/frame-messages.ts';
import { parseMessage } from './parse-message.ts';

export interface FrameLinkEvents {
  ready(): void;
  /** Not ready in time. */
  late(): void;
  message(message: FrameToLoader): void;
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

  const expectReady = () => {
    clearTimeout(timer);
    // How long a payer looks at a spinner, in milliseconds. The frame may still become ready after it.
    timer = setTimeout(events.late, 10_000);
  };

  const greet = () => {
    const channel = new MessageChannel();
    const nonce = newNonce();
    let ready = false;
    port?.close();
    port = channel.port1;
    port.onmessage = ({ data }) => {
      const message = parseMessage(data);
      if (ready) {
        if (message) events.message(message);
      } else if (message?.type === 'ready' && message.nonce === nonce) {
        ready = true;
        clearTimeout(timer);
        events.ready();
      }
    };
    expectReady();
    const connect: Connect = { directpay: 1, type: 'connect', nonce };
    (frame.contentWindow as Window).postMessage(connect, url.origin, [channel.port2]);
  };

  frame.onload = greet;
  return {
    load() {
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
