import { createServer } from 'node:http';
import { freePort } from '../../src/demo/free-port.ts';
import { listen, openProxy } from '../../src/proxy/open-proxy.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';

export interface Answer {
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A merchant's site with the proxy beside it, as the package gives it. */
export interface MerchantServer {
  readonly origin: string;
  readonly proxyUrl: string;
  /** What the site answers, by path. */
  readonly answers: Map<string, Answer>;
  /** Types of what the merchant's server was told, in order. */
  readonly told: readonly string[];
  /** Creates a checkout; gives its url. */
  create(reference: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startMerchantServer(): Promise<MerchantServer> {
  const mono = { secretKey: 'test_sk_merchant_pages', appId: 'adire-lane' };
  const [sitePort, proxyPort] = [await freePort(), await freePort()];
  const origin = `http://localhost:${sitePort}`;
  const proxyUrl = `http://127.0.0.1:${proxyPort}`;
  const answers = new Map<string, Answer>();
  const told: string[] = [];
  const site = createServer((request, response) => {
    const { type, body, headers = {} } = answers.get(request.url ?? '') ?? { type: 'text/plain', body: '' };
    response.writeHead(200, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve) => site.listen(sitePort, '127.0.0.1', resolve));
  const sandbox = await startSandbox(mono);
  const proxy = await openProxy({
    publicUrl: proxyUrl,
    secretKeys: [`sk_test_${'m'.repeat(32)}`],
    merchant: { name: 'Adire Lane' },
    allowedOrigins: [origin],
    returnUrls: [],
    mono: { ...mono, baseUrl: sandbox.url, webhookSecrets: ['a-secret-that-mono-shares'] },
    store: 'memory',
    logLevel: 'silent',
    onEvent: ({ type }) => void told.push(type),
  });
  const listening = await listen({ fetch: proxy.fetch, host: '127.0.0.1', port: proxyPort });
  return {
    origin,
    proxyUrl,
    answers,
    told,
    async create(reference) {
      const order = { amountMinor: 500_000, currency: 'NGN', description: 'Two yards of adire' } as const;
      const { checkout } = await proxy.checkouts.create(
        { kind: 'payment', ...order, reference },
        { idempotencyKey: reference },
      );
      return checkout.url;
    },
    async stop() {
      await listening.close();
      await proxy.stop();
      await sandbox.stop();
      site.close();
      site.closeAllConnections();
    },
  };
}
