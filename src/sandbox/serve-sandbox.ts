import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Sandbox } from './create-sandbox.ts';

/** Longer than clients keep an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 30_000;

export interface ServedSandbox {
  readonly port: number;
  /** Ends every connection, answered or not. */
  close(): Promise<void>;
}

/** Serves a sandbox on one address, cut connections included: where `fetch` would reject, the socket is destroyed. */
export async function serveSandbox(
  sandbox: Pick<Sandbox, 'fetch'>,
  { host, port }: { host: string; port: number },
): Promise<ServedSandbox> {
  const handle = getRequestListener(
    async (request, { incoming }) => {
      try {
        return await sandbox.fetch(request);
      } catch {
        incoming.socket.destroy();
        return new Response(null, { status: 499 });
      }
    },
    { overrideGlobalObjects: false },
  );
  const take = (incoming: IncomingMessage, outgoing: ServerResponse): void => void handle(incoming, outgoing);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, take);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
