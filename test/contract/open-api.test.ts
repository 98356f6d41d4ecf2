import * as v from 'valibot';
import { expect, test } from 'vitest';
import { problems } from '../../src/contract/problem.ts';
import { namedSchemas } from '../../src/proxy/routes/api-schemas.ts';
import { examples, fieldWords } from '../../src/proxy/routes/api-words.ts';
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
        parameters: { name: string; in: string; description?: string }[];
        requestBody?: unknown;
        security: Record<string, unknown>[];
        tags: string[];
      }
    >
  >;
  tags: { name: string }[];
  components: {
    schemas: Record<string, { properties?: Record<string, unknown> }>;
    responses: Record<string, unknown>;
    securitySchemes: Record<string, unknown>;
  };
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

test('creating a checkout says which terms may be refused', () => {
  const create = openApp().routes.find(({ name }) => name === 'createCheckout');
  const ofTerms = ['amount_invalid', 'dates_invalid', 'split_invalid'];
  expect(create?.problems?.filter((code) => code.endsWith('_invalid'))).toEqual(ofTerms);
});

test('the description of creating a checkout holds the limits that are checked', async () => {
  const { paths, components } = await readDocument();
  expect(paths['/v1/checkouts']?.['post']?.requestBody).toEqual({
    required: true,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/CreateCheckout' } } },
  });
  expect(components.schemas['CreateCheckout']).toMatchObject({
    oneOf: [
      { $ref: '#/components/schemas/CreatePayment' },
      { $ref: '#/components/schemas/CreateMandate' },
      { $ref: '#/components/schemas/CreateLink' },
    ],
  });
  expect(components.schemas['CreatePayment']).toMatchObject({
    type: 'object',
    additionalProperties: false,
    required: ['kind', 'amountMinor', 'currency', 'description', 'reference'],
    properties: {
      amountMinor: { type: 'integer', minimum: 1, maximum: 20_000_000_000, description: expect.any(String) },
      currency: { enum: ['NGN'] },
      metadata: { maxProperties: 20 },
    },
  });
});

/** Every object in the document, with where it stands. */
function* objectsIn(value: unknown, path = '#'): Generator<readonly [string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [path, value as Record<string, unknown>];
  for (const [key, inner] of Object.entries(value)) {
    yield* objectsIn(inner, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

test('every reference leads to something, and everything that can be referred to is', async () => {
  const objects = [...objectsIn(await readDocument())];
  const there = new Set(objects.map(([path]) => path));
  const references = new Set(objects.flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref] : [])));
  expect([...references].filter((reference) => !there.has(reference))).toEqual([]);
  const named = [...there].filter((path) => /^#\/components\/(schemas|examples|responses)\/\w+$/.test(path));
  const unused = named.filter((path) => !references.has(path));
  expect(unused).toEqual(['#/components/examples/headers_too_large']);
});

/** An answer that many calls share stands once in the document. */
function answerOf(answer: unknown, shared: Record<string, unknown>): unknown {
  const { $ref } = answer as { $ref?: string };
  return $ref === undefined ? answer : shared[$ref.replace('#/components/responses/', '')];
}

test('the document keeps to the shape of OpenAPI 3.1', async () => {
  const { paths, components, tags } = await readDocument();
  const schemes = new Set(Object.keys(components.securitySchemes));
  const known = new Set(tags.map(({ name }) => name));
  for (const [path, rows] of Object.entries(paths)) {
    for (const operation of Object.values(rows)) {
      const inPath = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      expect([path, inPath]).toEqual([path, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)]);
      expect(new Set(operation.parameters.map(({ name }) => name)).size).toBe(operation.parameters.length);
      for (const one of operation.parameters) {
        expect(one).toMatchObject({
          schema: { type: 'string' },
          required: one.in === 'path' || one.name === 'Idempotency-Key',
        });
      }
      for (const name of operation.security.flatMap(Object.keys)) expect(schemes).toContain(name);
      for (const tag of operation.tags) expect(known).toContain(tag);
      for (const [status, answer] of Object.entries(operation.responses)) {
        const response = answerOf(answer, components.responses);
        expect([status, response]).toEqual([
          expect.stringMatching(/^[2-5]\d\d$/),
          expect.objectContaining({ description: expect.stringMatching(/./) }),
        ]);
      }
    }
  }
});

test('a merchant’s developer finds words at every field that is theirs to send or to read', async () => {
  const { paths, components } = await readDocument();
  for (const [name, words] of Object.entries(fieldWords)) {
    const properties = components.schemas[name]?.properties ?? {};
    expect([name, Object.keys(words).sort()]).toEqual([name, Object.keys(properties).sort()]);
    for (const [field, schema] of Object.entries(properties)) {
      expect([name, field, schema]).toEqual([
        name,
        field,
        expect.objectContaining({ description: words[field] }),
      ]);
    }
  }
  const asked = Object.values(paths).flatMap(({ get }) => get?.parameters ?? []);
  expect(asked.filter((one) => one.in === 'query' && !one.description)).toEqual([]);
});

test.each(Object.entries(examples))('the example of %s is one', (name, example) => {
  const schema = namedSchemas[name as keyof typeof namedSchemas];
  expect(v.parse(schema, example)).toEqual(example);
});

test('the document is small enough to be read at once', async () => {
  expect(JSON.stringify(await readDocument()).length).toBeLessThan(300_000);
});
