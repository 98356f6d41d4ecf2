import { expect, test } from 'vitest';
import { problems } from '../../src/contract/problem.ts';
import { problemsOf } from '../../src/proxy/routes/open-api.ts';
import { openApp } from './open-app.ts';

interface Document {
  openapi: string;
  servers: { url: string }[];
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string;
        responses: Record<string, unknown>;
        parameters: { name: string }[];
        requestBody?: unknown;
      }
    >
  >;
}

async function readDocument(): Promise<Document> {
  return (await (await openApp().call('/v1/openapi.json')).json()) as Document;
}

test('every route is described, and nothing else', async () => {
  const { openapi, servers, paths } = await readDocument();
  const described = Object.entries(paths).flatMap(([path, rows]) =>
    Object.entries(rows).map(([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`),
  );
  const routes = openApp().routes.map(({ method, path, name }) => `${method} ${path} ${name}`);
  expect(openapi).toBe('3.1.0');
  expect(servers).toEqual([{ url: 'https://pay.example' }]);
  expect(described.sort()).toEqual(routes.sort());
  expect(new Set(openApp().routes.map(({ name }) => name)).size).toBe(routes.length);
});

test('every answer and every problem of a route is described', async () => {
  const { paths } = await readDocument();
  for (const route of openApp().routes) {
    const operation = paths[route.path]?.[route.method.toLowerCase()];
    const wanted = [
      ...Object.keys(route.answers),
      ...problemsOf(route).map((code) => String(problems[code].status)),
    ];
    expect([route.path, Object.keys(operation?.responses ?? {}).sort()]).toEqual([
      route.path,
      [...new Set(wanted)].sort(),
    ]);
    expect(operation?.requestBody !== undefined).toBe(route.body?.kind === 'json');
    const names = operation?.parameters.map(({ name }) => name) ?? [];
    expect(names.includes('Idempotency-Key')).toBe(route.idempotent ?? false);
  }
});

test('the description of creating a checkout holds the limits that are checked', async () => {
  const { paths } = await readDocument();
  expect(paths['/v1/checkouts']?.['post']?.requestBody).toMatchObject({
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          additionalProperties: false,
          required: ['kind', 'amountMinor', 'currency', 'description', 'reference'],
          properties: {
            amountMinor: { type: 'integer', minimum: 1, maximum: 20_000_000_000 },
            currency: { enum: ['NGN'] },
            metadata: { maxProperties: 20 },
          },
        },
      },
    },
  });
});
