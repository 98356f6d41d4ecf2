import type { Route } from '../../../src/proxy/routes/route.ts';
import type { Draw } from '../../faults/draw.ts';
import { likeSchema, type Schema } from './from-schema.ts';
import { mangleBytes, mangleValue, oddText } from './mangle.ts';
import { oddBodies, oddHeaders } from './odd-values.ts';

/** What a route is asked with where all is well. */
export interface GoodCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface BadRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array | undefined;
  /** Stands in some of what is sent, and nowhere else: no refusal may hold it. */
  readonly mark: string;
}

/** The OpenAPI document, as far as bad requests are made from it. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'G'];
const headerNames = [
  ...['idempotency-key', 'content-type', 'content-encoding', 'accept-encoding', 'accept', 'page-key'],
  ...['sec-fetch-site', 'authorization', 'origin', 'referer', 'x-forwarded-for', 'x-forwarded-proto'],
  ...['x-http-method-override', 'forwarded', 'if-none-match', 'range', 'mono-webhook-secret', 'cookie'],
];
const otherQueryNames = ['x', '__proto__', 'constructor', 'id', ''];
/** None makes a page wait: a wait is for those who have time. */
const numbers = ['', '0', '-1', '1.5', '01', '1e3', '26', '99999999999999999999', 'x', '+1', '0x1'];

/** One request to a route that is wrong in some ways, and mostly near enough to get past the first check. */
export function drawRequest(
  route: Route,
  good: GoodCall,
  api: ApiDocument,
  draw: Draw,
  mark: string,
): BadRequest {
  const operation = api.paths[route.path]?.[route.method.toLowerCase()];
  if (!operation) throw new Error(`${route.path} is not described`);
  const method = draw.chance(0.05) ? draw.pick(methods) : route.method;
  const takesBody = method !== 'GET' && method !== 'HEAD';
  return {
    method,
    target: drawPath(route, good, draw, mark) + drawQuery(operation, draw, mark),
    headers: drawHeaders(good, draw, mark),
    body: takesBody ? mangleBytes(drawBody(operation, good, api, draw, mark), draw) : undefined,
    mark,
  };
}

function drawPath(route: Route, good: GoodCall, draw: Draw, mark: string): string {
  if (draw.chance(0.9)) return good.path;
  if (draw.chance(0.3)) return `${good.path}${draw.pick(['/', '/x', '%2f', ';a=b', '.', '//'])}`;
  return route.path.replaceAll(/\{\w+\}/g, () => encoded(oddText(draw, mark)));
}

function drawQuery(operation: Operation, draw: Draw, mark: string): string {
  const named = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
  if (!draw.chance(named.length > 0 ? 0.7 : 0.1)) return '';
  const pairs = Array.from({ length: 1 + draw.upTo(2) }, () => {
    const name = draw.pick(draw.chance(0.8) && named.length > 0 ? named : otherQueryNames);
    const isNumber = /^(after|wait|unsettledForSeconds)$/.test(name);
    const value = isNumber ? draw.pick(numbers) : oddText(draw, mark);
    return draw.chance(0.1)
      ? `${name}=${draw.pick(['%', '%zz', '%ff', '%00', '='])}`
      : `${name}=${encoded(value)}`;
  });
  return `?${pairs.join(draw.pick(['&', '&', '&&', ';']))}`;
}

function drawHeaders(good: GoodCall, draw: Draw, mark: string): [string, string][] {
  const headers = new Map(Object.entries(good.headers));
  for (let changes = draw.upTo(2); changes > 0; changes -= 1) {
    const name = draw.chance(0.5) ? draw.pick([...headers.keys(), 'accept']) : draw.pick(headerNames);
    if (draw.chance(0.2)) headers.delete(name);
    else headers.set(name, draw.pick([draw.pick(oddHeaders), mark, `Bearer ${mark}`]));
  }
  return [...headers];
}

function drawBody(operation: Operation, good: GoodCall, api: ApiDocument, draw: Draw, mark: string): string {
  const [content] = Object.values(operation.requestBody?.content ?? {});
  if (draw.chance(0.1)) return draw.pick(oddBodies);
  if (!content && good.body === undefined) return draw.pick(['', '{}', ...oddBodies]);
  const isFromSchema = content !== undefined && (good.body === undefined || draw.chance(0.4));
  const start = isFromSchema ? likeSchema(content.schema, api.components.schemas, draw) : good.body;
  if (typeof start === 'string') return draw.chance(0.5) ? start : oddText(draw, mark);
  const text = JSON.stringify(mangleValue(start, draw, mark)) ?? '';
  return draw.chance(0.05)
    ? text.replace(/\d+/, () => draw.pick(['1e400', '-0', '1'.repeat(400), '0.1e-7']))
    : text;
}

function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}
