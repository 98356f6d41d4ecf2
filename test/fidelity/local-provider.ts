import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { freePort } from '../../src/demo/free-port.ts';
import { createClient, type OutgoingRequest } from '../../src/proxy/providers/mono/client.ts';

export const secretKey = 'test_sk_canary_8d1f';
const open: (Server | TcpServer)[] = [];

/** Ends what a test listened with. To be called after each. */
export async function closeAll(): Promise<void> {
  const closing = open.splice(0).map(
    (server) =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  );
  await Promise.all(closing);
}

/** The address of a server of this machine, which may not speak HTTP at all. */
export async function listen<S extends Server | TcpServer>(server: S, scheme = 'http'): Promise<string> {
  open.push(server);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A provider that answers as the listener does. */
export const answering = (listener: RequestListener) => listen(createServer(listener));

/** One call of the client, of the kind that moves money. Its times are long: a test that waits for the end of one makes it short. */
export const send = (baseUrl: string, request: Partial<OutgoingRequest> = {}, connectMs = 20_000) =>
  createClient({ baseUrl, secretKey, connectMs, fetch: undefined })({
    method: 'POST',
    path: 'v1/direct-pay/charge',
    patienceMs: 20_000,
    movesMoney: true,
    ...request,
  });

/** A provider that hears something, answers these bytes and hangs up. */
export const speaking = (answer: string) =>
  listen(
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(answer));
    }),
  );
