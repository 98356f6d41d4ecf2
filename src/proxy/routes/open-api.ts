import type * as v from 'valibot';
import { PAGE_KEY_HEADER, PAGE_TOKEN_HEADER } from '../../contract/page-boot.ts';
import { type ProblemCode, problemCodes, problems } from '../../contract/problem.ts';
import { describedSchemas, type Json, refTo, schemaOf } from './api-schemas.ts';
import { audienceWords, documentWords, queryWords } from './api-words.ts';
import { type Route, shedOf } from './route.ts';

/** Every problem that a call may be answered with: its own, and those that its audience and shape bring along. */
export function problemsOf(route: Route): readonly ProblemCode[] {
  if (route.refuse) return ['method_not_allowed'];
  const codes: ProblemCode[] = ['method_not_allowed', 'request_timeout', 'internal'];
  if (!route.anyQuery) codes.push('invalid_request');
  if (route.audience === 'merchant' || route.audience === 'page') codes.push('unauthenticated');
  if (route.audience === 'page') codes.push('token_expired');
  if (route.audience === 'page' && route.method === 'POST') codes.push('origin_not_allowed');
  if (route.audience !== 'anyone' || route.method === 'POST') codes.push('store_unavailable');
  if (route.method === 'POST') codes.push('too_large');
  if (route.method === 'POST' || shedOf(route)) codes.push('overloaded');
  if (route.body?.kind === 'json') codes.push('unsupported_media_type');
  if (route.idempotent) codes.push('idempotency_key_required');
  return [...new Set([...codes, ...(route.problems ?? [])])].sort();
}

/** The route table as an OpenAPI 3.1 document. Its schemas are made from the ones that check the calls. */
export function openApi(routes: readonly Route[], publicUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'DirectPay checkout proxy', version: '1', description: documentWords },
    servers: [{ url: publicUrl }],
    tags: Object.entries(audienceWords).map(([name, description]) => ({ name, description })),
    paths,
    webhooks: {
      notification: { post: told('notification', 'Notification') },
      settlement: { post: told('settlement', 'SettlementNotification') },
    },
    components: {
      schemas: describedSchemas(),
      responses: Object.fromEntries(routes.flatMap((route) => refusalsOf(route).map(describedRefusal))),
      examples: Object.fromEntries(problemCodes.map((code) => [code, problemExample(code)])),
      securitySchemes: {
        merchant: {
          type: 'http',
          scheme: 'bearer',
          description:
            'The secret key of your server: `sk_test_…` or `sk_live_…`. It may never be in a browser or an app.',
        },
        page: {
          type: 'http',
          scheme: 'bearer',
          description: `A page token, from the page itself or \`POST /v1/pages\`. It lasts 15 minutes; answers renew it in \`${PAGE_TOKEN_HEADER}\`.`,
        },
        provider: { type: 'apiKey', in: 'header', name: 'mono-webhook-secret' },
      },
    },
  };
}

const toldOf = {
  Notification: 'What your server is told about a checkout, at the address you configured',
  SettlementNotification:
    'What your server is told at the same address about a share of a payment that was paid out',
} as const;

/** What the proxy sends to the merchant's server. */
const told = (operationId: string, schema: keyof typeof toldOf): Json => ({
  operationId,
  summary: toldOf[schema],
  description:
    'Signed as Standard Webhooks says: check `webhook-id`, `webhook-timestamp` and `webhook-signature` with your `whsec_…` secret before you read it. Anything but 2xx ' +
    'within 15 seconds is tried again, ten times within 76 hours; the same `id` may come more than once, and in any order.',
  requestBody: { required: true, content: { 'application/json': { schema: refTo(schema) } } },
  responses: { '2XX': { description: 'Taken; it will not be sent again' } },
});

function operation(route: Route): Json {
  return {
    operationId: route.name,
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    tags: [route.audience],
    security: route.audience === 'anyone' ? [] : [{ [route.audience]: [] }],
    parameters: parameters(route),
    ...(route.body?.kind === 'json'
      ? { requestBody: { required: true, content: content(route.body.schema) } }
      : {}),
    responses: { ...answers(route), ...refusals(route) },
  };
}

function parameters(route: Route): Json[] {
  const string = { type: 'string' };
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: string,
  }));
  const { properties = {} } = route.query ? schemaOf(route.query) : {};
  const inQuery = Object.entries(properties as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    description: queryWords[name],
    schema,
  }));
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'Of your own making, one for each thing you want done. The same key again does nothing twice.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  };
  const pageKey = {
    name: PAGE_KEY_HEADER,
    in: 'header',
    required: false,
    description:
      'A random name that the page has made for itself. The page that logs in to the bank owns the attempt.',
    schema: { type: 'string', minLength: 16, maxLength: 128 },
  };
  const headers = [...(route.idempotent ? [key] : []), ...(route.audience === 'page' ? [pageKey] : [])];
  return [...inPath, ...inQuery, ...headers];
}

function answers(route: Route): Record<string, Json> {
  const headers = {
    ...(route.idempotent
      ? { 'Idempotent-Replayed': header('`true` where this key had done it before') }
      : {}),
    ...(route.audience === 'page' ? { [PAGE_TOKEN_HEADER]: header('A fresh page token') } : {}),
  };
  const described = Object.entries(route.answers).map(([status, schema]) => [
    status,
    {
      description: reasons[status] ?? 'Answered',
      ...(Object.keys(headers).length > 0 ? { headers } : {}),
      ...(schema ? { content: content(schema) } : {}),
    },
  ]);
  return Object.fromEntries(described) as Record<string, Json>;
}

function header(description: string): Json {
  return { description, schema: { type: 'string' } };
}

const reasons: Readonly<Record<string, string>> = {
  200: 'Done',
  201: 'Created',
  202: 'Under way: watch for what comes next',
  204: 'Nothing new within the wait',
  404: 'A page that says that nothing is here',
  429: 'A page that says to try again in a few seconds',
  503: 'A page that says to try again',
};

/** The problems of a call that share a status. */
type Refusal = readonly [status: number, codes: readonly ProblemCode[]];

function refusalsOf(route: Route): readonly Refusal[] {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(route)) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus];
}

/** Many calls are refused alike: each such answer stands once in the document. */
function refusals(route: Route): Record<string, Json> {
  const described = refusalsOf(route).map(([status, codes]) => {
    const answer = { $ref: `#/components/responses/${codes.join('.')}` };
    return [String(status), answer] as const;
  });
  return Object.fromEntries(described);
}

function describedRefusal([, codes]: Refusal): readonly [string, Json] {
  const description = codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('. ');
  const shown = codes.map((code) => [code, { $ref: `#/components/examples/${code}` }] as const);
  const problem = { schema: refTo('Problem'), examples: Object.fromEntries(shown) };
  return [codes.join('.'), { description, content: { 'application/problem+json': problem } }];
}

function problemExample(code: ProblemCode): Json {
  const { status, title, retryable } = problems[code];
  const type = `urn:directpay:problem:${code}`;
  const requestId = '3f0c1d52-6a0e-4f0b-9b1e-2d7c5a9e8f10';
  return { summary: title, value: { type, title, status, code, retryable, requestId } };
}

function content(schema: v.GenericSchema): Json {
  return { 'application/json': { schema: schemaOf(schema) } };
}
