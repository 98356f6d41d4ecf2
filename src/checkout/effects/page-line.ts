import * as v from 'valibot';
import { PAGE_KEY_HEADER, PAGE_TOKEN_HEADER } from '../../contract/page-boot.ts';
import type { Problem } from '../../contract/problem.ts';

export interface Call {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly idempotencyKey?: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** What the page takes of a problem. A code that this page is too old to know is taken as well; it then says that something went wrong. */
export type ToldProblem = Pick<Problem, 'code' | 'retryAfter' | 'view'>;

/**
 * What came back. `lost` is everything that is not the payment server's own word: no connection, no answer in time, and answers of
 * others on the way, such as the login page of a wireless network. So is its word that the call did not arrive in time.
 */
export type Reply =
  | { readonly kind: 'said'; readonly body: unknown }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'problem'; readonly problem: ToldProblem }
  | { readonly kind: 'lost' };

export interface PageLineOptions {
  readonly origin: string;
  readonly clientToken: string;
  readonly pageToken: string;
  readonly pageKey: string;
  readonly fetch?: typeof globalThis.fetch;
}

const OPENING_TIMEOUT_MS = 20_000;

const ToldProblemSchema = v.object({
  type: v.string(),
  requestId: v.string(),
  code: v.custom<Problem['code']>((code) => typeof code === 'string'),
  retryAfter: v.exactOptional(v.number()),
  view: v.exactOptional(v.unknown()),
});

/** What is taken of a page that was opened anew; its view is read as soon as it is asked for. */
const OpenedSchema = v.object({ pageToken: v.string() });

/**
 * The line to the session API, by bare `fetch`: whether something may be sent again is decided above it. Keeps the page token in memory, takes renewed ones, and opens the page anew when it
 * ran out.
 */
export function createPageLine(options: PageLineOptions): (call: Call) => Promise<Reply> {
  let token = options.pageToken;
  let opening: Promise<boolean> | undefined;
  const send = options.fetch ?? ((input, init) => fetch(input, init));

  async function ask(call: Call, headers: Record<string, string>): Promise<Reply> {
    const patience = new AbortController();
    const giveUp = (): void => patience.abort();
    const timer = setTimeout(giveUp, call.timeoutMs);
    call.signal.addEventListener('abort', giveUp);
    if (call.signal.aborted) giveUp();
    try {
      const address = new URL(call.path, options.origin);
      for (const [name, value] of Object.entries(call.query ?? {})) address.searchParams.set(name, value);
      const hasBody = call.json !== undefined;
      const response = await send(address.href, {
        method: call.method.toUpperCase(),
        headers: {
          Accept: 'application/json',
          ...(hasBody && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        signal: patience.signal,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        ...(hasBody && { body: JSON.stringify(call.json) }),
      });
      if (response.status === 204) return { kind: 'nothing-new' };
      if (response.status === 408) return { kind: 'lost' };
      const body: unknown = await response.json();
      if (response.ok) {
        token = response.headers.get(PAGE_TOKEN_HEADER) ?? token;
        return { kind: 'said', body };
      }
      const problem = v.safeParse(ToldProblemSchema, body);
      return problem.success ? { kind: 'problem', problem: problem.output } : { kind: 'lost' };
    } catch {
      return { kind: 'lost' };
    } finally {
      clearTimeout(timer);
      call.signal.removeEventListener('abort', giveUp);
    }
  }

  async function openAnew(): Promise<boolean> {
    const reply = await ask(
      {
        method: 'post',
        path: '/v1/pages',
        json: { clientToken: options.clientToken },
        timeoutMs: OPENING_TIMEOUT_MS,
        signal: new AbortController().signal,
      },
      { [PAGE_KEY_HEADER]: options.pageKey },
    );
    const opened = reply.kind === 'said' ? v.safeParse(OpenedSchema, reply.body) : undefined;
    if (opened?.success) token = opened.output.pageToken;
    return opened?.success === true;
  }

  const asThisPage = (call: Call): Promise<Reply> =>
    ask(call, {
      Authorization: `Bearer ${token}`,
      [PAGE_KEY_HEADER]: options.pageKey,
      ...(call.idempotencyKey !== undefined && { 'Idempotency-Key': call.idempotencyKey }),
    });

  return async (call) => {
    const used = token;
    const reply = await asThisPage(call);
    const refused =
      reply.kind === 'problem' && ['token_expired', 'unauthenticated'].includes(reply.problem.code);
    if (!refused) return reply;
    if (token === used) {
      opening ??= openAnew().finally(() => {
        opening = undefined;
      });
      if (!(await opening)) return { kind: 'lost' };
    }
    return asThisPage(call);
  };
}
