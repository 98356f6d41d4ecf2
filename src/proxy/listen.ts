import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { type ProblemCode, ProblemError } from '../contract/problem.ts';
import { closeServer } from './close-server.ts';
import { problemReply } from './routes/refuse.ts';
import { securityHeaders } from './routes/security-headers.ts';

const MAX_HEADER_BYTES = 16 * 1024;
/** How long a caller may take; `checkEveryMs` is how often connections are held against it, since the runtime's own 30 seconds would stretch it. */
const usualTimes = { headersMs: 10_000, requestMs: 15_000, checkEveryMs: 1_000 };
const KEEP_ALIVE_MS = 30_000;
/**
 * How many connections may wait to be taken, where the machine allows as many. Beyond the runtime's own 511 they are dropped without a word, and whoever made
 * them tries again after 1, 3, 7 and more seconds: all pages that were cut off at once come back at once.
 */
const WAITING_CONNECTIONS = 4_096;

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
  /** How long callers may take, milliseconds, where it is not the usual time. */
  within?: typeof usualTimes;
}): Promise<Listening> {
  const within = options.within ?? usualTimes;
  const headers = securityHeaders(options.https ?? false);
  const handle = getRequestListener(
    (request, { incoming }) => {
      const address = incoming.socket.remoteAddress;
      return options.fetch(request, address === undefined ? {} : { address });
    },
    { overrideGlobalObjects: false, errorHandler: (error) => refuseUnaddressed(error, headers) },
  );
  let isClosing = false;
  const answers = new WeakMap<Socket, ServerResponse>();
  const take = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    answers.set(incoming.socket, outgoing);
    if (isClosing) outgoing.shouldKeepAlive = false;
    void handle(incoming, outgoing);
  };
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: within.headersMs,
      requestTimeout: within.requestMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: within.checkEveryMs,
      // The runtime would refuse what names no host by itself, without a problem and without the protecting headers.
      requireHostHeader: false,
    },
    take,
  );
  // An expectation that nobody knows is no reason to refuse what is otherwise in order.
  server.on('checkExpectation', take);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const answer = answers.get(socket);
    // What was written now would be taken for the answer that is under way, or for a part of it.
    const isBeingAnswered =
      answer !== undefined && !answer.writableFinished && (answer.headersSent || answer.req.complete);
    if (error.code === 'ECONNRESET' || !socket.writable || isBeingAnswered) socket.destroy();
    else refuseUnreadable(error, socket, headers);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: options.port, host: options.host, backlog: WAITING_CONNECTIONS }, resolve);
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

/** Everything else that the runtime gives up on is no HTTP. A request is late also where it had come and this process slept. */
const codes: { readonly [runtimeCode: string]: ProblemCode } = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** What could not be read gets the same problem shape as everything else. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket, protecting: ProtectingHeaders): void {
  const code = codes[error.code ?? ''] ?? 'invalid_request';
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
