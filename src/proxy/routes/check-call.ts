import * as v from 'valibot';
import { PAGE_KEY_HEADER } from '../../contract/page-boot.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { PageTokens } from '../pages/page-token.ts';
import { readBytes, readJson } from './request-body.ts';
import { readQuery } from './request-query.ts';
import type { Call, Route } from './route.ts';

export interface CallChecks {
  readonly isMerchantKey: (presented: string) => boolean;
  readonly tokens: PageTokens;
}

const bearer = /^Bearer ([A-Za-z0-9._~+/=-]{1,512})$/i;
const idempotencyKeyShape = /^[\x21-\x2b\x2d-\x7e]{1,255}$/;
const pageKeyShape = /^[A-Za-z0-9_-]{16,128}$/;
const paramShape = /^[A-Za-z0-9._-]{1,200}$/;

/**
 * Everything that is checked before a handler runs, in this order: who calls and from where, the path, the query, the key
 * against doing it twice, the body. Throws the problem of the first check that fails.
 */
export async function checkCall(
  route: Route,
  request: Request,
  params: Readonly<Record<string, string>>,
  address: string | undefined,
  checks: CallChecks,
): Promise<Call<unknown, unknown>> {
  const { headers } = request;
  if (route.method === 'POST' && isForPages(route)) refuseOtherOrigins(headers);
  const checkoutId = checkIdentity(route, headers, checks);
  if (route.audience === 'merchant' && Object.values(params).some((value) => !paramShape.test(value)))
    throw new ProblemError('not_found');
  const query = route.anyQuery ? undefined : checkQuery(route, new URL(request.url).search);
  const idempotencyKey = route.idempotent ? readIdempotencyKey(headers) : '';
  const page = { pageKey: isForPages(route) ? readPageKey(headers) : undefined };
  const body = await checkBody(route, request);
  return {
    params,
    query,
    body,
    idempotencyKey,
    checkoutId,
    page,
    headers,
    address,
    /** Made by whoever wants it: most calls are answered without. */
    get signal() {
      return request.signal;
    },
  };
}

function isForPages(route: Route): boolean {
  return route.audience === 'page' || route.path === '/v1/pages';
}

/** Browsers say where a call comes from; programs and old browsers do not, and have nothing but their token to go by. */
function refuseOtherOrigins(headers: Headers): void {
  if ((headers.get('sec-fetch-site') ?? 'same-origin') !== 'same-origin') {
    throw new ProblemError('origin_not_allowed');
  }
}

function checkIdentity(route: Route, headers: Headers, { isMerchantKey, tokens }: CallChecks): string {
  if (route.audience !== 'merchant' && route.audience !== 'page') return '';
  const presented = bearer.exec(headers.get('authorization') ?? '')?.[1];
  if (presented === undefined) throw new ProblemError('unauthenticated');
  if (route.audience === 'page') return tokens.open(presented);
  if (!isMerchantKey(presented)) throw new ProblemError('unauthenticated');
  return '';
}

function checkQuery(route: Route, search: string): unknown {
  const query = readQuery(search);
  const result = v.safeParse(route.query ?? v.strictObject({}), query);
  if (!result.success) throw new ProblemError('invalid_request');
  return result.output;
}

function readIdempotencyKey(headers: Headers): string {
  const key = headers.get('idempotency-key');
  if (!key) throw new ProblemError('idempotency_key_required');
  if (!idempotencyKeyShape.test(key)) throw new ProblemError('invalid_request');
  return key;
}

function readPageKey(headers: Headers): string | undefined {
  const key = headers.get(PAGE_KEY_HEADER) ?? undefined;
  if (key !== undefined && !pageKeyShape.test(key)) throw new ProblemError('invalid_request');
  return key;
}

async function checkBody({ body: rule, method }: Route, request: Request): Promise<unknown> {
  if (rule?.kind === 'raw') return readBytes(request, rule.limit);
  if (rule === undefined) {
    if (method === 'POST') await refuseBody(request);
    return undefined;
  }
  const body = await readJson(request, rule.limit);
  if (rule.parse) return rule.parse(body);
  const result = v.safeParse(rule.schema, body);
  if (!result.success) throw new ProblemError('invalid_request');
  return result.output;
}

/** A call without a body takes none, or an empty object for clients that always send one. */
async function refuseBody(request: Request): Promise<void> {
  const text = new TextDecoder().decode(await readBytes(request, 1024)).trim();
  if (text !== '' && text !== '{}') throw new ProblemError('invalid_request');
}
