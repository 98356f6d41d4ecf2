import ky from 'ky';
import { ConnectionLostError, createDirectFetch, NotSentError } from './direct-fetch.ts';
import { type ReadJson, readJson } from './json.ts';

/** What came of a request: an answer, whatever it says; proof that nothing was sent; or nothing that settles it. */
export type Exchange =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfterSeconds: number | undefined;
      readonly body: unknown;
    }
  | { readonly kind: 'not-sent'; readonly code: string }
  | {
      readonly kind: 'lost';
      readonly cause: 'timeout' | 'connection_lost' | 'server_error' | 'unreadable_body' | 'too_large';
      readonly code: string;
    };

export interface OutgoingRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base url, without a leading slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The bank session's id, opened at the very last. */
  readonly session?: string;
  /** For all of it: connecting, waiting, reading. Milliseconds. */
  readonly patienceMs: number;
  /** Whether it may move money: then it goes over a connection of its own. */
  readonly movesMoney: boolean;
  /** Where the answer is cut; 1 MB unless told. */
  readonly maxBytes?: number;
}

export interface ClientOptions {
  readonly baseUrl: string;
  readonly secretKey: string;
  readonly connectMs: number;
  readonly fetch: typeof globalThis.fetch | undefined;
}

export type Send = (request: OutgoingRequest) => Promise<Exchange>;

/** Published without a body. */
const withoutBody: ReadonlySet<OutgoingRequest['method']> = new Set(['GET', 'DELETE']);
const MAX_BODY_BYTES = 1_000_000;
const MAX_RETRY_AFTER_SECONDS = 3600;

class TooLargeError extends Error {}

/**
 * The only code that sends the secret key. Never retries, follows no redirect, reads so much and no more, and never throws:
 * what an error says is dropped, since it may hold what was sent.
 */
export function createClient(options: ClientOptions): Send {
  const { connectMs } = options;
  const kept = options.fetch ?? createDirectFetch({ connectMs, keepConnections: true });
  const fresh = options.fetch ?? createDirectFetch({ connectMs, keepConnections: false });
  const http = ky.create({
    prefix: options.baseUrl,
    headers: { 'mono-sec-key': options.secretKey, accept: 'application/json' },
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    redirect: 'manual',
  });

  const exchange = async (request: OutgoingRequest, patience: AbortSignal): Promise<Exchange> => {
    const response = await http(request.path, {
      method: request.method,
      fetch: request.movesMoney ? fresh : kept,
      signal: patience,
      ...(request.query ? { searchParams: request.query } : {}),
      ...(withoutBody.has(request.method) ? {} : { json: request.body ?? {} }),
      ...(request.session === undefined ? {} : { headers: { 'x-session-id': request.session } }),
    });
    const body = await readBounded(response, patience, request.maxBytes ?? MAX_BODY_BYTES);
    return toExchange(response, readJson(body));
  };

  return async (request) => {
    const patience = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    // Raced, since a fetch that was handed in may not listen to its signal.
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        patience.abort();
        reject(new Error('No patience left'));
      }, request.patienceMs);
    });
    try {
      return await Promise.race([exchange(request, patience.signal), late]);
    } catch (error) {
      return toFailure(error, patience.signal.aborted);
    } finally {
      clearTimeout(timer);
    }
  };
}

async function readBounded(response: Response, patience: AbortSignal, max: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const stop = () => void reader.cancel().catch(() => undefined);
  patience.addEventListener('abort', stop, { once: true });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > max) throw new TooLargeError();
      chunks.push(part.value);
    }
    patience.throwIfAborted();
    return Buffer.concat(chunks);
  } finally {
    patience.removeEventListener('abort', stop);
    stop();
  }
}

/** A server error or a redirect is what it is, readable or not; any other answer must be JSON to count. */
function toExchange(response: Response, json: ReadJson): Exchange {
  const { status } = response;
  if (!json.read && status >= 500) return { kind: 'lost', cause: 'server_error', code: String(status) };
  if (!json.read && status !== 401 && status !== 429) {
    return { kind: 'lost', cause: 'unreadable_body', code: `${status} ${json.why}` };
  }
  return {
    kind: 'answered',
    status,
    retryAfterSeconds: readRetryAfter(response.headers.get('retry-after'), response.headers.get('date')),
    body: json.read ? json.value : undefined,
  };
}

function toFailure(error: unknown, aborted: boolean): Exchange {
  if (error instanceof NotSentError) return { kind: 'not-sent', code: error.code };
  if (error instanceof TooLargeError) return { kind: 'lost', cause: 'too_large', code: 'body' };
  if (aborted) return { kind: 'lost', cause: 'timeout', code: 'patience' };
  const code = error instanceof ConnectionLostError ? error.code : 'reading';
  return { kind: 'lost', cause: 'connection_lost', code };
}

/** Seconds, or a date told from the answer's own `Date`. Bounded to an hour; anything else is no advice. */
function readRetryAfter(value: string | null, date: string | null): number | undefined {
  if (value === null) return undefined;
  const seconds = /^\d{1,9}$/.test(value.trim())
    ? Number(value)
    : Math.ceil((fromHttpDate(value) - fromHttpDate(date ?? '')) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), MAX_RETRY_AFTER_SECONDS) : undefined;
}

/** Stricter than `Date.parse`, to which `1.5` is a day in January. */
function fromHttpDate(value: string): number {
  return /^[A-Z][a-z]{2}, .+ GMT$/.test(value.trim()) ? Date.parse(value) : Number.NaN;
}
