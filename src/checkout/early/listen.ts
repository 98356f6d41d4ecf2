import type { Connect, FrameToLoader } from '../../contract/frame-messages.ts';
import type { Connection } from './handover.ts';

const protocol: Connect['directpay'] = 1;

/**
 * Waits for the merchant's page: takes the first message that comes from the parent window, from an allowed origin, in exactly the
 * right shape and with one port, and answers `ready` there. Everything else is left unanswered.
 */
export function listenForHost(
  page: Pick<Window, 'addEventListener' | 'removeEventListener' | 'parent'>,
  allowedOrigins: readonly string[],
): (take: (connection: Connection) => void) => void {
  let connection: Connection | undefined;
  let waiting: ((connection: Connection) => void) | undefined;

  const hear = (event: MessageEvent<unknown>): void => {
    const [port] = event.ports;
    if (event.source !== page.parent || !allowedOrigins.includes(event.origin)) return;
    if (port === undefined || event.ports.length !== 1 || !isConnect(event.data)) return;
    page.removeEventListener('message', hear);
    const ready: FrameToLoader = { type: 'ready', nonce: event.data.nonce };
    port.postMessage(ready);
    connection = { port };
    waiting?.(connection);
  };
  if (page.parent !== page) page.addEventListener('message', hear);

  return (take) => {
    if (connection) take(connection);
    else waiting = take;
  };
}

export function isConnect(data: unknown): data is Connect {
  if (typeof data !== 'object' || data === null) return false;
  const { directpay, type, nonce } = data as Record<string, unknown>;
  return (
    directpay === protocol &&
    type === 'connect' &&
    typeof nonce === 'string' &&
    /^[\w-]{16,64}$/.test(nonce) &&
    Object.keys(data).length === 3
  );
}
