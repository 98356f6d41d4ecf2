import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { PAGE_KEY_HEADER } from '../../contract/page-boot.ts';
import { type ProblemCode, ProblemSchema, problems } from '../../contract/problem.ts';
import type { Route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

/** Every problem that a call may be answered with: its own, and those that its audience and shape bring along. */
export function problemsOf(route: Route): readonly ProblemCode[] {
  const codes: ProblemCode[] = route.refuse ? ['method_not_allowed'] : ['method_not_allowed', 'internal'];
  if (!route.anyQuery) codes.push('invalid_request');
  if (route.audience === 'merchant' || route.audience === 'page') codes.push('unauthenticated');
  if (route.audience === 'page') codes.push('token_expired');
  if (route.audience === 'page' && route.method === 'POST') codes.push('origin_not_allowed');
  if (route.audience !== 'anyone' || route.method === 'POST') codes.push('store_unavailable');
  if (route.method === 'POST') codes.push('too_large', 'overloaded');
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
    info: {
      title: 'DirectPay checkout proxy',
      version: '1',
      description:
        'Amounts are whole minor units of their currency (kobo for NGN); times are ISO 8601 in UTC. Only `succeeded` of a ' +
        'checkout, asked for by the merchant’s server, is a reason to give value.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        merchant: { type: 'http', scheme: 'bearer', description: 'The secret key of the merchant’s server' },
        page: { type: 'http', scheme: 'bearer', description: 'A page token' },
        provider: { type: 'apiKey', in: 'header', name: 'mono-webhook-secret' },
      },
    },
  };
}

function operation(route: Route): Json {
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.audience],
    security: route.audience === 'anyone' ? [] : [{ [route.audience]: [] }],
    parameters: parameters(route),
    ...(route.body?.kind === 'json'
      ? { requestBody: { required: true, content: content(route.body.schema, 'application/json') } }
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
  const { properties = {} } = route.query ? toJson(route.query) : {};
  const inQuery = Object.entries(properties as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema,
  }));
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', maxLength: 255 },
  };
  const pageKey = { name: PAGE_KEY_HEADER, in: 'header', required: false, schema: string };
  const headers = [...(route.idempotent ? [key] : []), ...(route.audience === 'page' ? [pageKey] : [])];
  return [...inPath, ...inQuery, ...headers];
}

function answers(route: Route): Record<string, Json> {
  const described = Object.entries(route.answers).map(([status, schema]) => {
    const body = schema ? { content: content(schema, 'application/json') } : {};
    return [status, { description: reasons[status] ?? 'Answered', ...body }] as const;
  });
  return Object.fromEntries(described);
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

function refusals(route: Route): Record<string, Json> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(route)) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const described = [...byStatus].map(([status, codes]) => {
    const problem = { ...toJson(ProblemSchema), description: `\`code\`: ${codes.join(', ')}` };
    const description = codes.map((code) => problems[code].title).join('; ');
    return [
      String(status),
      { description, content: { 'application/problem+json': { schema: problem } } },
    ] as const;
  });
  return Object.fromEntries(described);
}

function content(schema: v.GenericSchema, mediaType: string): Json {
  return { [mediaType]: { schema: toJson(schema) } };
}

function toJson(schema: v.GenericSchema): Json {
  const { $schema: _, ...rest } = toJsonSchema(schema, { target: 'draft-2020-12' });
  return rest;
}
