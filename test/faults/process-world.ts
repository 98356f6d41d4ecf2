import { randomUUID } from 'node:crypto';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import type { OpenedPage, SessionView } from '../../src/contract/session.ts';
import { freePort } from '../../src/demo/free-port.ts';
import { listen } from '../../src/proxy/listen.ts';
import { createSandbox } from '../../src/sandbox/create-sandbox.ts';
import { asMerchant, posting } from '../contract/open-app.ts';
import { goodVariables, spawnProxy } from '../contract/spawn-proxy.ts';

/** The process, the sandbox as its provider over HTTP, and a database; `verify.says` replaces the status that verify tells. */
export async function openProcessWorld(where: { databaseUrl: string; build: string }) {
  const host = '127.0.0.1';
  const [port, sandboxPort, metricsPort] = [await freePort(), await freePort(), await freePort()];
  const sandbox = createSandbox({
    secretKey: goodVariables['MONO_SECRET_KEY'] ?? '',
    appId: goodVariables['MONO_APP_ID'] ?? '',
  });
  const verify: { says: string | undefined; asked: number } = { says: undefined, asked: 0 };
  const provider = await listen({
    host,
    port: sandboxPort,
    async fetch(request) {
      const response = await sandbox.fetch(request);
      if (!request.url.includes('/payments/verify/')) return response;
      verify.asked += 1;
      if (verify.says === undefined) return response;
      const told = (await response.json()) as { data: object };
      return Response.json({ ...told, data: { ...told.data, status: verify.says } });
    },
  });
  const spawned = spawnProxy({
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    PUBLIC_URL: `http://${host}:${port}`,
    DATABASE_URL: where.databaseUrl,
    DIRECTPAY_DIST_DIR: where.build,
    MONO_BASE_URL: `http://${host}:${sandboxPort}`,
  });
  await spawned.line('"listening"');
  const origin = `http://${host}:${port}`;
  const ask = (path: string, init?: RequestInit) => fetch(`${origin}${path}`, init);
  return {
    sandbox,
    spawned,
    verify,
    origin,
    ask,
    read: async (id: string) =>
      (await (await ask(`/v1/checkouts/${id}`, { headers: asMerchant })).json()) as PaymentCheckout,
    ring: (event: string, id: string, reference: string, status: string) =>
      ask('/webhooks/mono', {
        method: 'POST',
        headers: { 'mono-webhook-secret': goodVariables['MONO_WEBHOOK_SECRET'] ?? '' },
        body: JSON.stringify({
          event,
          event_id: id,
          data: { object: { status, reference, amount: 500_000 } },
        }),
      }),
    metrics: async () => (await fetch(`http://${host}:${metricsPort}/metrics`)).text(),
    async close() {
      spawned.child.kill('SIGTERM');
      const ended = await spawned.ended;
      await provider.close();
      await sandbox.stop();
      return ended;
    },
  };
}

export type ProcessWorld = Awaited<ReturnType<typeof openProcessWorld>>;

export interface ProcessPayer {
  readonly id: string;
  view(): SessionView;
  /** Sends a command as often as the store is out of reach, under one key, and watches until it is done. */
  step(command: string, body?: object): Promise<void>;
  /** As far as the confirmation. */
  logIn(): Promise<void>;
  /** Watches once: the answer's status, the view kept where there is news. */
  watch(): Promise<number>;
  /** Pays and watches until it is over. */
  payToTheEnd(): Promise<void>;
}

/** A payer with a new checkout on the page. */
export async function openPayer({ ask }: ProcessWorld, reference = 'order-1'): Promise<ProcessPayer> {
  const terms = {
    kind: 'payment',
    amountMinor: 500_000,
    currency: 'NGN',
    description: 'Two yards of adire',
    reference,
  };
  const made = await ask('/v1/checkouts', posting(terms, asMerchant));
  const { id, clientToken } = (await made.json()) as PaymentCheckout;
  const opened = await ask('/v1/pages', posting({ clientToken }));
  const { pageToken, view: first } = (await opened.json()) as OpenedPage;
  const page = { authorization: `Bearer ${pageToken}`, 'page-key': randomUUID() };
  let view: SessionView = first;

  const payer: ProcessPayer = {
    id,
    view: () => view,
    async step(command, body = {}) {
      const headers = { ...page, 'idempotency-key': randomUUID() };
      const init = posting({ version: view.version, ...body }, headers);
      let answer = await ask(`/v1/session/steps/${command}`, init);
      while (answer.status === 503) answer = await ask(`/v1/session/steps/${command}`, init);
      view = (await answer.json()) as SessionView;
      while (view.busy) await payer.watch();
    },
    async logIn() {
      if (view.step !== 'choose-bank') throw new Error(`The page opened at ${view.step}`);
      const bankId = view.banks.find(({ name }) => name === 'Fidelity Bank')?.id;
      await payer.step('choose-bank', { bankId });
      await payer.step('log-in', { fields: { username: 'user_good', password: '123456' } });
    },
    async watch() {
      const news = await ask(`/v1/session?after=${view.version}&wait=20`, { headers: page });
      if (news.status === 200) view = (await news.json()) as SessionView;
      return news.status;
    },
    async payToTheEnd() {
      await payer.step('pay');
      while (view.step === 'confirming') await payer.watch();
    },
  };
  return payer;
}
