import type { FrameToLoader } from '../../contract/frame-messages.ts';
import type { Host } from './host.ts';

/**
 * The merchant's page, on the private port it handed over. What happens before the port is there waits and is said then. Nothing is
 * ever posted to a window. The merchant's page does not hear keys that are pressed in the frame, so Escape asks to close here.
 */
export function frameHost(
  onPort: (take: (port: MessagePort) => void) => void,
  onEscape: (ask: () => void) => void,
): Host {
  const waiting: FrameToLoader[] = [];
  let port: MessagePort | undefined;
  let ask: (() => void) | undefined;

  onPort((given) => {
    port = given;
    port.onmessage = ({ data }) => {
      if (isCloseAsked(data)) ask?.();
    };
    for (const message of waiting.splice(0)) port.postMessage(message);
  });

  onEscape(() => ask?.());

  const say = (message: FrameToLoader): void => {
    if (port) port.postMessage(message);
    else waiting.push(message);
  };

  return {
    kind: 'frame',
    outcome: (outcome) => say({ type: 'outcome', outcome }),
    close: (reason) => say({ type: 'close', reason }),
    event: (event) => say({ type: 'event', event }),
    locked: (locked) => say({ type: 'locked', locked }),
    onCloseAsked: (listener) => {
      ask = listener;
    },
  };
}

/** By hand, since this part comes before the schemas do; a test holds it against them. */
export function isCloseAsked(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return false;
  const keys = Object.keys(data);
  return keys.length === 1 && (data as { type?: unknown }).type === 'close.asked';
}
