import { generateKeyPairSync } from 'node:crypto';
import { expect, it, test } from 'vitest';
import { secretsIn } from './secrets-in.ts';
import { projectFiles, read } from './source-files.ts';

/** Invented, and recognised for what they look like: by file, what is found there. */
const invented: Readonly<Record<string, readonly string[]>> = {
  'src/proxy/providers/mono/translate-page.test.ts': ['secretlint-rule-basicauth'],
  'src/proxy/store/server-address.test.ts': [
    'secretlint-rule-database-connection-string',
    'secretlint-rule-database-connection-string',
  ],
  'test/faults/other-mode.test.ts': ['own-live-key'],
  'test/fidelity/payments-sandbox.test.ts': ['own-live-key'],
};

/** Nothing that a person reads. */
const isBinary = (file: string) => /\.(png|ico|woff2?|gz)$/.test(file);

test('no file of the project holds a secret', { timeout: 120_000 }, async () => {
  const found: Record<string, readonly string[]> = {};
  for (const file of projectFiles().filter((each) => !isBinary(each))) {
    const secrets = await secretsIn(file, read(file));
    // A test key opens nothing but a sandbox, and the tests have many.
    const kinds = secrets.map(({ kind }) => kind).filter((kind) => !/^own-(test|webhook)/.test(kind));
    if (kinds.length > 0) found[file] = kinds;
  }
  expect(found).toEqual(invented);
});

const letters = (many: number) => 'aB3dE5gH7jK9'.repeat(6).slice(0, many);

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});

/** Put together here, so that this file holds none. */
it.each([
  ['a token of a code host', `ghp_${letters(36)}`, 'secretlint-rule-github'],
  ['a token of a registry', `npm_${letters(36)}`, 'secretlint-rule-npm'],
  ['a private key', privateKey, 'secretlint-rule-privatekey'],
  [
    'the address of a database with its password',
    `postgres://pay:${letters(12)}@db.internal/pay`,
    'secretlint-rule-database-connection-string',
  ],
  ['a merchant’s live key', `sk_live_${letters(32)}`, 'own-live-key'],
  ['the provider’s live key', `live_sk_${letters(16)}`, 'own-live-key'],
  ['a merchant’s test key', `sk_test_${letters(32)}`, 'own-test-key'],
  ['a webhook’s secret', `whsec_${letters(32)}`, 'own-webhook-secret'],
])('%s is found', async (_, secret, kind) => {
  const found = await secretsIn('sample.js', `const first = 1;\nconst key = \`${secret}\`;`);
  expect(found).toContainEqual({ kind, line: 2 });
});

it('words about keys are none', async () => {
  expect(await secretsIn('sample.md', 'Your key begins with `sk_live_…`, Mono’s with `test_sk_…`.')).toEqual(
    [],
  );
});
