import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { systemClock } from '../../src/proxy/clock.ts';
import { createProxy, type ProxyOptions } from '../../src/proxy/create-proxy.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import { openEmbeddedStore } from '../../src/proxy/store/open-store.ts';
import type { Store } from '../../src/proxy/store/store.ts';
import { createSandbox } from '../../src/sandbox/create-sandbox.ts';
import { ORIGIN, SECRET_KEY } from './open-app.ts';

export const MONO_WEBHOOK_SECRET = 'a-secret-that-mono-shares';
export const MERCHANT_HOOK = 'https://shop.example/hook';
export const MERCHANT_SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;

/** A build with nothing in it but the places that the proxy fills in. */
export async function makeBuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'directpay-build-'));
  await mkdir(join(folder, 'assets'));
  for (const page of ['index.html', 'choose-way.html']) {
    await writeFile(
      join(folder, page),
      '<title>__TITLE__</title><style nonce="__NONCE__"></style><noscript>__NO_SCRIPT__</noscript><script id="boot">__BOOT__</script>',
    );
  }
  await writeFile(join(folder, 'directpay.js'), 'globalThis.DirectPay = {};');
  await writeFile(join(folder, 'assets', 'main-1a2b.js'), 'export {};');
  await writeFile(join(folder, 'assets', 'main-1a2b.js.map'), '{}');
  return folder;
}

/** The real proxy over a database in memory, with the sandbox as the provider and no port opened. `around` may stand between proxy and database. */
export async function openProxy(
  options: Partial<ProxyOptions> = {},
  around: (store: Store) => Store = (store) => store,
) {
  const mono = { secretKey: `test_sk_${'m'.repeat(20)}`, appId: 'app-1' };
  const sandbox = createSandbox({ ...mono, seed: 'contract' });
  const store = await openEmbeddedStore({
    dataDir: undefined,
    keyring: createKeyring([SECRET_KEY]),
    clock: systemClock,
  });
  const distDir = await makeBuild();
  const sent: { url: string; init: RequestInit }[] = [];
  const lines: string[] = [];
  const proxy = createProxy({
    secretKeys: [SECRET_KEY],
    publicUrl: ORIGIN,
    merchant: { name: 'Adire Lane' },
    allowedOrigins: ['https://shop.example'],
    returnUrls: ['https://shop.example'],
    webhook: { url: MERCHANT_HOOK, secret: MERCHANT_SECRET },
    provider: createMono({
      ...mono,
      baseUrl: 'https://mono.example',
      webhookSecrets: [MONO_WEBHOOK_SECRET],
      searchWords: bankSearchWords,
      clock: systemClock,
      fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    }),
    store: around(store),
    distDir,
    fetch: async (url, init) => {
      sent.push({ url: String(url), init: init ?? {} });
      return new Response();
    },
    logDestination: { write: (line: string) => void lines.push(line) },
    ...options,
  });
  return {
    proxy,
    sandbox,
    store,
    sent,
    lines,
    call: (path: string, init?: RequestInit) => proxy.fetch(new Request(new URL(path, ORIGIN), init)),
    async close() {
      await proxy.stop();
      await sandbox.stop();
      await store.close();
      await rm(distDir, { recursive: true });
    },
  };
}

export type OpenedProxy = Awaited<ReturnType<typeof openProxy>>;
