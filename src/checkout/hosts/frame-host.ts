import * as v from 'valibot';
import { type FrameToLoader, LoaderToFrameSchema } from '../../contract/frame-messages.ts';
import type { Host } from './host.ts';

/**
 * The merchant's page, on the private port it handed over. What happens before the port is there waits and is said then. Nothing is
 * ever posted to a window.
 */
export function frameHost(onPort: (take: (port: MessagePort) => void) => void): Host {
  const waiting: FrameToLoader[] = [];
  let port: MessagePort | undefined;
  let ask: (() => void) | undefined;

  onPort((given) => {
    port = given;
    port.onmessage = ({ data }) => {
      if (v.is(LoaderToFrameSchema, data)) ask?.();
    };
    for (const message of waiting.splice(0)) port.postMessage(message);
  });

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
