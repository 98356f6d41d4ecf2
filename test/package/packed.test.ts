import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretsIn } from '../boundaries/secrets-in.ts';
import { type Consumer, installPacked } from './packed.ts';

/** The same lines that are compiled against the source. */
const types = join(import.meta.dirname, '..', 'types');

let consumer: Consumer;

beforeAll(async () => {
  consumer = await installPacked(['vite', '@types/node']);
});

afterAll(async () => consumer?.remove());

test('the package holds what was built and its documents, and no test, source or setting', async () => {
  const installed = join(consumer.folder, 'node_modules', 'directpay-widget');
  const files = await readdir(installed, { recursive: true });
  const top = new Set(files.map((file) => file.split('/')[0]));
  expect([...top].sort()).toEqual(['README.md', 'dist', 'docs', 'package.json']);
  const code = files.filter((file) => /\.[jt]sx?$/.test(file));
  expect(code.filter((file) => !/\.(d\.ts|js)$/.test(file) || /\.test\./.test(file))).toEqual([]);
});

test('nothing in the package looks like a secret, and no map of the source is in it', {
  timeout: 120_000,
}, async () => {
  const installed = join(consumer.folder, 'node_modules', 'directpay-widget');
  const files = (await readdir(installed, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile() && !/\.png$/.test(file.name))
    .map((file) => join(file.parentPath, file.name));
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  const found: unknown[] = [];
  for (const file of files) {
    const secrets = await secretsIn(file, await readFile(file, 'utf8'));
    found.push(...secrets.map((secret) => ({ file: file.slice(installed.length), ...secret })));
  }
  // The key of the sandbox, which the quick start has to say.
  const said = { file: '/docs/quick-start.md', kind: 'own-test-key', line: expect.any(Number) };
  expect(found).toEqual([said]);
});

test('a server that renders pages can import the loader, and opening there is refused in words', async () => {
  await consumer.write(
    'render.mjs',
    `import { create } from 'directpay-widget';
const handle = create({ url: 'https://pay.example/c/abc' });
const error = await handle.open().catch((reason) => reason);
handle.destroy();
console.log(handle.state, error.code);`,
  );
  expect(await consumer.run('node', 'render.mjs')).toBe('destroyed unsupported\n');
});

test('an app that is built by Vite carries the loader, and nothing of it where it is not used', async () => {
  await consumer.write('index.html', '<script type="module" src="/app.js"></script>');
  await consumer.write(
    'app.js',
    `import { create } from 'directpay-widget';
document.body.onclick = () => create({ url: location.hash.slice(1) }).open();`,
  );
  await consumer.run('vite', 'build', '--outDir', 'built');
  const [script = ''] = await readdir(join(consumer.folder, 'built', 'assets'));
  expect(await readFile(join(consumer.folder, 'built', 'assets', script), 'utf8')).toContain('close.asked');

  await consumer.write('app.js', `import 'directpay-widget';\nconsole.log('no checkout here');`);
  await consumer.run('vite', 'build', '--outDir', 'built-without', '--emptyOutDir');
  const [without = ''] = await readdir(join(consumer.folder, 'built-without', 'assets'));
  expect(await readFile(join(consumer.folder, 'built-without', 'assets', without), 'utf8')).not.toContain(
    'close.asked',
  );
});

test.each(['bundler', 'nodenext'])(
  'by moduleResolution %s, what a merchant writes compiles and each mistake is refused',
  async (moduleResolution) => {
    for (const file of ['valid.ts', 'invalid.ts'])
      await consumer.write(file, await readFile(join(types, file), 'utf8'));
    await consumer.write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          target: 'es2023',
          module: moduleResolution === 'bundler' ? 'esnext' : 'nodenext',
          moduleResolution,
          skipLibCheck: true,
          types: ['node'],
        },
        files: ['valid.ts', 'invalid.ts'],
      }),
    );
    expect(await consumer.run('tsc')).toBe('');
  },
);

test('a Node process of the merchant mounts the proxy and creates a checkout at the sandbox', async () => {
  await consumer.write(
    'shop.mjs',
    `import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { openProxy } from 'directpay-widget/proxy';
import { startSandbox } from 'directpay-widget/sandbox';
const sandbox = await startSandbox({ secretKey: 'test_sk_local', appId: 'adire-lane' });
const server = createServer().listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const publicUrl = 'http://127.0.0.1:' + server.address().port;
const proxy = await openProxy({
  publicUrl,
  secretKeys: ['sk_test_' + 'k'.repeat(32)],
  merchant: { name: 'Adire Lane' },
  allowedOrigins: ['http://localhost:4000'],
  returnUrls: [],
  mono: {
    baseUrl: sandbox.url,
    secretKey: 'test_sk_local',
    appId: 'adire-lane',
    webhookSecrets: ['a-secret-that-mono-shares'],
  },
  store: 'memory',
  logLevel: 'silent',
});
server.on('request', getRequestListener(proxy.fetch));
const { checkout: { url, status } } = await proxy.checkouts.create({
  kind: 'payment',
  amountMinor: 500000,
  currency: 'NGN',
  description: 'Two yards of adire',
  reference: 'order-1',
}, { idempotencyKey: 'order-1' });
const page = await fetch(url);
const loader = await fetch(publicUrl + '/v1/directpay.js');
console.log(status, page.status, (await page.text()).includes('adire'), loader.status);
await proxy.stop();
await sandbox.stop();
server.close();
server.closeAllConnections();`,
  );
  expect(await consumer.run('node', 'shop.mjs')).toBe('open 200 true 200\n');
});

test('the proxy of the package starts by its own command and says what it is not told', async () => {
  const bin = join(consumer.folder, 'node_modules', 'directpay-widget', 'dist', 'lib', 'proxy', 'main.js');
  await expect(consumer.run('node', bin)).rejects.toThrow('DIRECTPAY_SECRET_KEY: is missing');
});
