import { createHmac, createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { ProblemError } from '../../contract/problem.ts';
import { createKeyring } from '../keys/keyring.ts';
import { createPageTokens, PAGE_TOKEN_LIFETIME_MS } from './page-token.ts';

const SECRET = `sk_test_${'a'.repeat(40)}`;
const OTHER_SECRET = `sk_test_${'b'.repeat(40)}`;
const start = Date.parse('2026-11-23T09:00:00Z');
const time = { now: start };
const clock = { now: () => time.now, monotonic: () => 0 };
const keyring = createKeyring([SECRET]);
const tokens = createPageTokens(keyring, clock);
const good = tokens.mint('co_1').pageToken;
const [keyId, payload, signature] = good.split('.') as [string, string, string];

/** A token of this content, signed with a key that is right unless another is named. */
function signed(content: string, key = keyring.current('page-token').key, id = keyId): string {
  const text = `${id}.${Buffer.from(content).toString('base64url')}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

function opened(token: string): string {
  try {
    return tokens.open(token);
  } catch (error) {
    if (error instanceof ProblemError) return error.code;
    throw error;
  }
}

const keyOf = (text: string) => createSecretKey(Buffer.from(text));
const expiry = start + PAGE_TOKEN_LIFETIME_MS;
const nonce = 'AAAAAAAAAAAAAAAA';
const turned = (text: string, at: number): string =>
  `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;

test.each([
  ['nothing', ''],
  ['a space', ' '],
  ['two dots', '..'],
  ['the word undefined', 'undefined'],
  ['no signature', `${keyId}.${payload}`],
  ['an empty signature', `${keyId}.${payload}.`],
  ['no key', `.${payload}.${signature}`],
  ['no content', `${keyId}..${signature}`],
  ['its parts in another order', `${payload}.${keyId}.${signature}`],
  ['a part too many', `${good}.${signature}`],
  ['itself twice', `${good}${good}`],
  ['a space before it', ` ${good}`],
  ['a line feed after it', `${good}\n`],
  ['NUL in it', good.replace('.', '.\0')],
  ['its last character missing', good.slice(0, -1)],
  ['its first character missing', good.slice(1)],
  ['a character more', `${good}A`],
  ['padding', `${good}=`],
  ['capital letters for its key', `${keyId.replace(/^./, 'A')}.${payload}.${signature}`],
  ['a turned character of its key', `${turned(keyId, 3)}.${payload}.${signature}`],
  ['a turned first character of its content', `${keyId}.${turned(payload, 0)}.${signature}`],
  ['a turned last character of its content', `${keyId}.${turned(payload, payload.length - 2)}.${signature}`],
  ['a turned first character of its signature', `${keyId}.${payload}.${turned(signature, 0)}`],
  ['a turned character amid its signature', `${keyId}.${payload}.${turned(signature, 20)}`],
  ['the standard alphabet in its signature', `${keyId}.${payload}.${`+/${signature.slice(2)}`}`],
  ['a signature of zeros', `${keyId}.${payload}.${'A'.repeat(43)}`],
  ['a signature of another token', `${keyId}.${payload}.${tokens.mint('co_2').pageToken.split('.')[2]}`],
  ['a hash in place of the signature', `${keyId}.${payload}.${'0'.repeat(43)}`],
  ['a signature by an empty key', signed(`${expiry}:${nonce}:co_1`, keyOf(''))],
  ['a signature by the key id', signed(`${expiry}:${nonce}:co_1`, keyOf(keyId))],
  ['a signature by the secret itself', signed(`${expiry}:${nonce}:co_1`, keyOf(SECRET))],
  [
    'a signature by a key for something else',
    signed(`${expiry}:${nonce}:co_1`, keyring.current('mandate-page').key),
  ],
  [
    'a key of another merchant',
    signed(`${expiry}:${nonce}:co_1`, createKeyring([OTHER_SECRET]).current('page-token').key),
  ],
  [
    'the id of a key for something else',
    signed(`${expiry}:${nonce}:co_1`, undefined, keyring.current('terms').id),
  ],
  ['a content that is none, rightly signed', signed('co_1co_1co_1co_1')],
  ['no checkout, rightly signed', signed(`${expiry}:${nonce}:`)],
  ['no nonce, rightly signed', signed(`${expiry}::co_1`)],
  ['no expiry, rightly signed', signed(`:${nonce}:co_1`)],
  ['an expiry that is no number, rightly signed', signed(`1e99:${nonce}:co_1`)],
  ['a negative expiry, rightly signed', signed(`-1:${nonce}:co_1`)],
  ['a content far too long', `${keyId}.${'A'.repeat(301)}.${signature}`],
  ['a megabyte', 'A'.repeat(1_000_000)],
])('a page token with %s opens nothing', (_, token) => {
  time.now = start;
  expect(opened(token)).toBe('unauthenticated');
});

test('a page token opens its own checkout for fifteen minutes, and says afterwards that it ran out', () => {
  time.now = start;
  expect(tokens.mint('co_1').expiresAt).toBe('2026-11-23T09:15:00.000Z');
  expect(opened(good)).toBe('co_1');
  time.now = expiry - 1;
  expect(opened(good)).toBe('co_1');
  time.now = expiry;
  expect(opened(good)).toBe('token_expired');
  expect(opened(turned(good, 40))).toBe('unauthenticated');
});

test('of its last character only the one spelling counts that it was given out with', () => {
  time.now = start;
  const last = signature.at(-1) as string;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const taken = [...alphabet].filter((character) => opened(`${good.slice(0, -1)}${character}`) === 'co_1');
  expect(taken).toEqual([last]);
});

test('no page token is given out twice', () => {
  time.now = start;
  const minted = Array.from({ length: 50_000 }, () => tokens.mint('co_1').pageToken.split('.')[1]);
  expect(new Set(minted).size).toBe(50_000);
});
