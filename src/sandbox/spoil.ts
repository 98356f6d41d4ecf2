import { gzipSync } from 'node:zlib';
import { type Reply, strayPage } from './reply.ts';
import type { Spoiling } from './scenarios/behaviour.ts';

const hugeCharacters = 10_000_000;
const compressedCharacters = 20_000_000;
const jsonType = { 'content-type': 'application/json' };

type JsonObject = Readonly<Record<string, unknown>>;

const asObject = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

const raw = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = jsonType,
): Reply => ({
  kind: 'raw',
  status: 200,
  headers,
  body,
});

/** The code where there is one, else the own status of the payment or the mandate. */
function withoutField({ responseCode, response_code, ...others }: JsonObject): JsonObject {
  if (responseCode !== undefined || response_code !== undefined) return others;
  const { status, ...data } = asObject(others['data']);
  return { ...others, data };
}

const withWrongTypes = (body: JsonObject): JsonObject => ({
  ...body,
  ...(body['responseCode'] === undefined ? {} : { responseCode: [body['responseCode']] }),
  data: { ...asObject(body['data']), status: { word: 'successful' }, amount: ['21300'] },
});

/** A mandate's code is text of two digits, every other one a number. */
const withUnknownCode = (body: JsonObject): JsonObject =>
  body['response_code'] === undefined
    ? { ...body, responseCode: 177 }
    : {
        ...body,
        status: 'unresolved',
        response_code: 'Z9',
        data: { ...asObject(body['data']), status: 'unresolved', event: 'unresolved', response_code: 'Z9' },
      };

/** A readable answer made unreadable. Other replies stay as they are. */
export function spoil(reply: Reply, how: Spoiling): Reply {
  if (reply.kind !== 'json') return reply;
  const body = asObject(reply.body);
  switch (how) {
    case 'unknown-code':
      return { ...reply, body: withUnknownCode(body) };
    case 'missing-field':
      return { ...reply, body: withoutField(body) };
    case 'wrong-type':
      return { ...reply, body: withWrongTypes(body) };
    case 'html':
      return strayPage;
    case 'empty':
      return raw('');
    case 'truncated': {
      const text = JSON.stringify(body);
      return raw(text.slice(0, Math.floor(text.length / 2)));
    }
    case 'huge':
      return raw(JSON.stringify({ ...body, padding: 'x'.repeat(hugeCharacters) }));
    case 'compressed': {
      const swollen = JSON.stringify({ ...body, padding: 'x'.repeat(compressedCharacters) });
      return raw(gzipSync(swollen, { level: 1 }), { ...jsonType, 'content-encoding': 'gzip' });
    }
    case 'drip':
      return { kind: 'drip', text: JSON.stringify(body) };
  }
}
