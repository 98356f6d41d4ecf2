import type * as v from 'valibot';
import type { ProblemCode, ProblemError } from '../../contract/problem.ts';
import type { PageIdentity } from '../checkouts/service.ts';
import type { Shed } from '../overload/admission.ts';

/**
 * Who may call: the merchant's server with its secret key, a payer's page with its page token, the provider with the secret
 * it shares with us, or anyone.
 */
export type Audience = 'merchant' | 'page' | 'provider' | 'anyone';

/** What a handler is given, checked. `idempotencyKey` is empty where the route takes none, `checkoutId` where no page calls. */
export interface Call<Query, Body> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly idempotencyKey: string;
  readonly checkoutId: string;
  readonly page: PageIdentity;
  readonly headers: Headers;
  /** Where the call comes from, as far as the host told. */
  readonly address: string | undefined;
  /** Aborted when the caller is gone or the proxy stops. */
  readonly signal: AbortSignal;
}

/** `json` is serialised; `content` is sent as it is, with its own `content-type` among `headers`. */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly content?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Described {
  readonly method: 'GET' | 'POST';
  /** OpenAPI notation: `/v1/checkouts/{id}`. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  /** What a caller should know beyond that. */
  readonly description?: string;
  readonly audience: Audience;
  /** Where true, a call without an Idempotency-Key is refused. */
  readonly idempotent?: boolean;
  /** Schema of the answer by status; undefined where it has no JSON body. */
  readonly answers: Readonly<Record<number, v.GenericSchema | undefined>>;
  /** Problems of this call, beyond those that its audience and shape imply. */
  readonly problems?: readonly ProblemCode[];
  /** Links get query parameters added on their way; where true they are not looked at. */
  readonly anyQuery?: boolean;
  /** In what turn a proxy that cannot keep up refuses it, where that does not follow from what it is: see `shedOf`. */
  readonly shed?: Shed;
  /** Answers in the problem's stead, where the caller is a person and not a program. */
  readonly refuse?: (problem: ProblemError, headers: Headers) => Promise<Reply>;
}

/** `raw`: the handler gets the bytes as they came. `parse` decides in the schema's stead where a problem of its own is due. */
export type BodyRule<Body> =
  | {
      readonly kind: 'json';
      readonly schema: v.GenericSchema<unknown, Body>;
      readonly limit: number;
      readonly parse?: (body: unknown) => Body;
    }
  | { readonly kind: 'raw'; readonly limit: number };

interface Spec<Query, Body> extends Described {
  readonly query?: v.GenericSchema<unknown, Query>;
  readonly body?: BodyRule<Body>;
  handle(call: Call<Query, Body>): Promise<Reply> | Reply;
}

/** One row of the route table, which the server, the OpenAPI document and the tests are all made from. */
export type Route = Spec<unknown, unknown>;

const JSON_LIMIT_BYTES = 64 * 1024;

/** A JSON body that the schema decides on, or `parse` in its stead. */
export function json<Body>(
  schema: v.GenericSchema<unknown, Body>,
  parse?: (body: unknown) => Body,
): BodyRule<Body> {
  return { kind: 'json', schema, limit: JSON_LIMIT_BYTES, ...(parse ? { parse } : {}) };
}

/** A row whose handler is typed by its query and body. The two are `undefined` where the row names none. */
export function route<Query = undefined, Body = undefined>(spec: Spec<Query, Body>): Route {
  return spec as Route;
}

/** In what turn a proxy that cannot keep up refuses a call: what only reads, for a merchant or a page, is refused next; undefined where it never is. */
export function shedOf({ shed, method, audience }: Route): Shed | undefined {
  const onlyReads = method === 'GET' && (audience === 'merchant' || audience === 'page');
  return shed ?? (onlyReads ? 'next' : undefined);
}
