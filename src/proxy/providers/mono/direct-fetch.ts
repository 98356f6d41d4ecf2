import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';

/** The request is known not to have left: the connection never stood. `code` is the system's, such as `ECONNREFUSED`. */
export class NotSentError extends Error {
  readonly code: string;

  constructor(code: string) {
    super('The connection was not made');
    this.name = 'NotSentError';
    this.code = code;
  }
}

/** The connection stood and was lost: what was sent may have been carried out. */
export class ConnectionLostError extends Error {
  readonly code: string;

  constructor(code: string) {
    super('The connection was lost');
    this.name = 'ConnectionLostError';
    this.code = code;
  }
}

export interface DirectFetchOptions {
  /** How long name lookup, TCP and TLS may take together, in milliseconds. */
  readonly connectMs: number;
  /**
   * Kept connections save a handshake. One that the other side closes just as it is used looks like a lost answer, so
   * calls that move money take a fresh one each.
   */
  readonly keepConnections: boolean;
}

/** How long a kept connection may idle. Shorter than any balancer in front of a provider waits before it hangs up. */
const IDLE_MS = 4000;

/**
 * A fetch that can prove that nothing was sent, which the built-in one cannot. It follows no redirect, asks for no
 * compression, and fails with `NotSentError` or `ConnectionLostError` only.
 */
export function createDirectFetch(options: DirectFetchOptions): typeof globalThis.fetch {
  const kept = { keepAlive: true, timeout: IDLE_MS };
  const agents = options.keepConnections
    ? { http: new HttpAgent(kept), https: new HttpsAgent(kept) }
    : { http: false as const, https: false as const };

  return async (input, init) => {
    const request = new Request(input, init);
    const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
    const headers = { ...Object.fromEntries(request.headers), 'accept-encoding': 'identity' };
    const settings = { method: request.method, headers, signal: request.signal };
    const secure = new URL(request.url).protocol === 'https:';
    const outgoing = secure
      ? httpsRequest(request.url, { ...settings, agent: agents.https })
      : httpRequest(request.url, { ...settings, agent: agents.http });
    return new Promise((resolve, reject) => {
      const stands = watchConnection(outgoing, secure, options.connectMs);
      outgoing.once('response', (incoming) => {
        try {
          resolve(toResponse(incoming));
        } catch {
          incoming.destroy();
          reject(new ConnectionLostError('unreadable_head'));
        }
      });
      outgoing.once('error', (error: NodeJS.ErrnoException) => {
        if (request.signal.aborted) reject(request.signal.reason);
        else if (stands()) reject(new ConnectionLostError(error.code ?? 'lost'));
        else reject(new NotSentError(error.code ?? 'refused'));
      });
      outgoing.end(body);
    });
  };
}

/** Cuts a connection that does not stand in time. The answer tells whether anything can have been sent. */
function watchConnection(outgoing: ClientRequest, secure: boolean, connectMs: number): () => boolean {
  let standing = false;
  const cut = (): void => {
    if (standing) return;
    outgoing.destroy(Object.assign(new Error('Connecting took too long'), { code: 'CONNECT_TIMEOUT' }));
  };
  // Where it was us who stood still, the connection may stand without our having read that: one turn for it.
  const late = setTimeout(() => setImmediate(cut), connectMs);
  const stands = () => {
    standing = true;
    clearTimeout(late);
  };
  outgoing.once('socket', (socket: Socket) => {
    if (outgoing.reusedSocket || !socket.connecting) stands();
    else socket.once(secure ? 'secureConnect' : 'connect', stands);
  });
  outgoing.once('close', () => clearTimeout(late));
  return () => standing;
}

function toResponse(incoming: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const status = incoming.statusCode ?? 0;
  const empty = status === 204 || status === 205 || status === 304;
  if (empty) incoming.resume();
  return new Response(empty ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>), {
    status,
    headers,
  });
}
