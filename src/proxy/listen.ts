import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { type ProblemCode, ProblemError } from '../contract/problem.ts';
import { closeServer } from './close-server.ts';
import { problemReply } from './routes/refuse.ts';
import { securityHeaders } from './routes/security-headers.ts';

const MAX_HEADER_BYTES = 16 * 1024;
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 15_000;
const KEEP_ALIVE_MS = 30_000;
/** How often connections are held against these times; the runtime's own 30 seconds would stretch them. */
const CHECK_EVERY_MS = 1_000;

type ProtectingHeaders = ReturnType<typeof securityHeaders>;

export interface Listening {
  readonly port: number;
  /** Takes no new connection; answers what was asked, and ends each connection with it. Those on which nothing is asked end a moment later. */
  close(): Promise<void>;
}

/** Serves a fetch handler on one address. Slow, oversized and malformed requests are ended before the handler sees them. */
export async function listen(options: {
  fetch: (request: Request, info: { address?: string }) => Promise<Response>;
  host: string;
  port: number;
  /** Whether callers reach us by https, for the answers that are made here. */
  https?: boolean;
}): Promise<Listening> {
  const headers = securityHeaders(options.https ?? false);
  const handle = getRequestListener(
    (request, { incoming }) => {
      const address = incoming.socket.remoteAddress;
      return options.fetch(request, address === undefined ? {} : { address });
    },
    { overrideGlobalObjects: false, errorHandler: (error) => refuseUnaddressed(error, headers) },
  );
  let isClosing = false;
  const take = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    if (isClosing) outgoing.shouldKeepAlive = false;
    void handle(incoming, outgoing);
  };
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
      // The runtime would refuse what names no host by itself, without a problem and without the protecting headers.
      requireHostHeader: false,
    },
    take,
  );
  // An expectation that nobody knows is no reason to refuse what is otherwise in order.
  server.on('checkExpectation', take);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) =>
    refuseUnreadable(error, socket, headers),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      isClosing = true;
      return closeServer(server);
    },
  };
}

/** A request whose host and path make no address never gets to the handler. */
function refuseUnaddressed(error: unknown, protecting: ProtectingHeaders): Response {
  const known = error instanceof RequestError;
  const { status, content, headers } = problemReply(
    new ProblemError(known ? 'invalid_request' : 'internal'),
    'none',
  );
  return new Response(String(content), { status, headers: { ...protecting, ...headers } });
}

/** What is no HTTP gets the same problem shape as everything else, where there is still somebody to tell. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket, protecting: ProtectingHeaders): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code: ProblemCode = error.code === 'HPE_HEADER_OVERFLOW' ? 'headers_too_large' : 'invalid_request';
  const { status, content, headers } = problemReply(new ProblemError(code), 'none');
  const all = {
    ...protecting,
    ...headers,
    connection: 'close',
    'content-length': Buffer.byteLength(String(content)),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('')}\r\n${content}`);
}
