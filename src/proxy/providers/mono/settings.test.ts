import { expect, test } from 'vitest';
import { type MonoOptions, patienceOf, readSettings } from './settings.ts';

const options: MonoOptions = {
  baseUrl: 'https://api.withmono.com',
  secretKey: 'test_sk_0001',
  appId: 'app_1',
  webhookSecrets: ['a secret of length'],
  searchWords: () => undefined,
  clock: { now: () => 0, monotonic: () => 0 },
};
const starting = (rest: Partial<MonoOptions>) => () => readSettings({ ...options, ...rest });

test('the mode is that of the key', () => {
  expect([readSettings(options).mode, readSettings({ ...options, secretKey: 'live_sk_0001' }).mode]).toEqual([
    'test',
    'live',
  ]);
});

test.each<readonly [string, Partial<MonoOptions>]>([
  ['no key', { secretKey: '' }],
  ['a key of no mode', { secretKey: 'sk_0001' }],
  ['a key that would break a header', { secretKey: 'test_sk\n0001' }],
  ['no app', { appId: '' }],
  ['no webhook secret', { webhookSecrets: [] }],
  ['an empty webhook secret', { webhookSecrets: [''] }],
  ['a short webhook secret beside a good one', { webhookSecrets: ['a secret of length', 'short'] }],
  ['plain http to another machine', { baseUrl: 'http://api.withmono.com' }],
  ['plain http with a live key', { baseUrl: 'http://127.0.0.1:8080', secretKey: 'live_sk_0001' }],
  ['a url with a password', { baseUrl: 'https://a:b@api.withmono.com' }],
  ['a url with a query', { baseUrl: 'https://api.withmono.com/?a=b' }],
  ['no url', { baseUrl: 'api.withmono.com' }],
  ['another scheme', { baseUrl: 'file:///etc/hosts' }],
  ['a page host with a scheme', { pageHosts: ['checkout.mono.co', 'https://link.mono.co'] }],
  ['a page host for all that end in it', { pageHosts: ['*.mono.co'] }],
])('a merchant cannot start with %s', (_, rest) => {
  expect(starting(rest)).toThrow(/^Mono: /);
});

test('an option that is refused is named, its value never', () => {
  expect(starting({ secretKey: 'canary_key' })).not.toThrow(/canary/);
  expect(starting({ webhookSecrets: ['canary'] })).not.toThrow(/canary/);
});

test('a test key may speak to this machine in plain http', () => {
  expect(starting({ baseUrl: 'http://127.0.0.1:8080' })).not.toThrow();
});

test.each([
  ['no timeout of its own', null, 35_000],
  ['35 s', 35_000, 40_000],
  ['50 s', 50_000, 55_000],
  ['10 minutes', 600_000, 55_000],
  ['a second', 1000, 35_000],
  ['a list that was never read', undefined, 55_000],
])('a log-in at a bank with %s may take %s ms, held to 35 to 55 s', (_, own, patience) => {
  expect(patienceOf('log-in', readSettings(options), own)).toBe(patience);
  expect(patienceOf('commit', readSettings(options), own)).toBe(patience);
});
