import { type Context, Hono } from 'hono';
import { ProblemError } from '../../contract/problem.ts';
import type { Log } from '../log/log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Shed } from '../overload/admission.ts';
import { type CallChecks, checkCall } from './check-call.ts';
import { plainReply } from './page-routes.ts';
import { callerAddress } from './rate-limit.ts';
import { problemReply } from './refuse.ts';
import { type Reply, type Route, shedOf } from './route.ts';
import { securityHeaders } from './security-headers.ts';

export interface AppDeps extends CallChecks {
  readonly routes: readonly Route[];
  readonly https: boolean;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly isStoreFailure: (error: unknown) => boolean;
  /** Whether there is room for such a call. */
  readonly takes: (shed: Shed) => boolean;
  /** While the proxy drains, nothing new is begun; what only reads is still answered. */
  readonly isStopping: () => boolean;
  readonly newRequestId: () => string;
  readonly monotonic: () => number;
  /** How many reverse proxies of ours stand in front and may be believed. */
  readonly trustedProxyHops: number;
}

/** What the host knows of a caller beyond the request. */
export interface CallerInfo {
  /** The other end of the connection. */
  readonly address?: string;
}

/** How long a caller should wait before it asks a proxy again whose store does not answer, in seconds. */
const STORE_RETRY_SECONDS = 2;
const UNMATCHED = 'unmatched';
/** A method of a caller's own making is not written down. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']);

/** Serves the route table: finds the row, checks the call, answers with one shape and one set of headers, writes one log line. */
export function createApp(deps: AppDeps): {
  fetch(request: Request, info?: CallerInfo): Promise<Response>;
  /** Resolves once nothing that may begin something is being handled. */
  idle(): Promise<void>;
} {
  const app = new Hono({ strict: true });
  const fixed = securityHeaders(deps.https);
  const byPath = new Map<string, Route[]>();
  for (const row of deps.routes) byPath.set(row.path, [...(byPath.get(row.path) ?? []), row]);
  const begun = new Set<Promise<Reply>>();

  for (const [path, rows] of byPath) {
    const pattern = path.replaceAll(/\{(\w+)\}/g, ':$1');
    for (const row of rows) {
      app.on(row.method, pattern, (context) =>
        answer(context, path, () => carryOut(row, context), { refuse: row.refuse }),
      );
    }
    const allow = rows.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
    app.all(pattern, (context) =>
      answer(context, path, () => Promise.reject(new ProblemError('method_not_allowed')), {
        headers: { allow },
      }),
    );
  }
  app.notFound((context) =>
    answer(context, UNMATCHED, () => {
      if (isApiPath(context.req.path)) throw new ProblemError('not_found');
      return plainReply('unknown', context.req.header('accept-encoding') ?? null);
    }),
  );
  app.onError((error, context) => answer(context, UNMATCHED, () => Promise.reject(error)));
  return {
    fetch: async (request, info = {}) => app.fetch(request, info),
    async idle() {
      while (begun.size > 0) await Promise.allSettled([...begun]);
    },
  };

  /** Refused before it costs anything, where there is no room. What arrived slowly may find the proxy stopping: asked last, so that nothing is begun behind its back. */
  async function carryOut(row: Route, context: Context): Promise<Reply> {
    const shed = shedOf(row);
    if (shed && !deps.takes(shed)) throw tooBusy();
    const call = await checkCall(row, context.req.raw, readParams(context), addressOf(context), deps);
    if (row.method !== 'POST') return row.handle(call);
    if (deps.isStopping()) throw tooBusy();
    const handled = Promise.resolve(row.handle(call));
    begun.add(handled);
    return handled.finally(() => begun.delete(handled));
  }

  function addressOf(context: Context): string | undefined {
    const { address: connection } = context.env as CallerInfo;
    const forwardedFor = context.req.header('x-forwarded-for') ?? null;
    return callerAddress({ connection, forwardedFor, trustedHops: deps.trustedProxyHops });
  }

  async function answer(
    context: Context,
    path: string,
    work: () => Promise<Reply>,
    extra: { headers?: Record<string, string>; refuse?: Route['refuse'] } = {},
  ): Promise<Response> {
    const requestId = deps.newRequestId();
    const startedAt = deps.monotonic();
    const { headers } = context.req.raw;
    const refuse = (problem: ProblemError) =>
      extra.refuse?.(problem, headers) ?? problemReply(problem, requestId);
    const { reply, code } = await settle(work, refuse, { requestId, route: path });
    const seconds = (deps.monotonic() - startedAt) / 1000;
    const method = methods.has(context.req.raw.method) ? context.req.raw.method : 'other';
    const facts = { requestId, method, route: path, status: reply.status, ...(code ? { code } : {}) };
    deps.log.info('request', { ...facts, durationMs: Math.round(seconds * 1000) });
    deps.metrics.countRequest({ method, route: path, status: reply.status, code, seconds });
    const { contentType, content } = serialise(reply);
    // Whoever keeps its connection would go on asking the process that ends.
    const leaving = deps.isStopping() ? { connection: 'close' } : {};
    return new Response(content, {
      status: reply.status,
      headers: {
        ...fixed,
        ...contentType,
        ...extra.headers,
        ...leaving,
        ...reply.headers,
        'request-id': requestId,
      },
    });
  }

  async function settle(
    work: () => Promise<Reply>,
    refuse: (problem: ProblemError) => Promise<Reply> | Reply,
    facts: { requestId: string; route: string },
  ): Promise<{ reply: Reply; code?: string }> {
    try {
      return { reply: await work() };
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'internal') deps.log.failure('request_failed', error, facts);
      return { reply: await refuse(problem), code: problem.code };
    }
  }

  function asProblem(error: unknown): ProblemError {
    if (error instanceof ProblemError) return error;
    if (deps.isStoreFailure(error)) {
      return new ProblemError('store_unavailable', { retryAfter: STORE_RETRY_SECONDS });
    }
    return new ProblemError('internal');
  }
}

const tooBusy = (): ProblemError => new ProblemError('overloaded', { retryAfter: 1 });

function readParams(context: Context): Record<string, string> {
  return context.req.param() as Record<string, string>;
}

function isApiPath(path: string): boolean {
  return path.startsWith('/v1/') || path.startsWith('/webhooks/') || path.startsWith('/assets/');
}

function serialise(reply: Reply): { contentType: Record<string, string>; content: BodyInit | null } {
  if (reply.content !== undefined) return { contentType: {}, content: reply.content as BodyInit };
  if (reply.json === undefined) return { contentType: {}, content: null };
  return { contentType: { 'content-type': 'application/json' }, content: JSON.stringify(reply.json) };
}
