import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import type { OpenedPage, SessionView } from '../../src/contract/session.ts';
import { freePort } from '../../src/demo/free-port.ts';
import { listen } from '../../src/proxy/listen.ts';
import { createSandbox } from '../../src/sandbox/create-sandbox.ts';
import { asMerchant, posting } from '../contract/open-app.ts';
import { goodVariables, spawnProxy, type Variables } from '../contract/spawn-proxy.ts';

/** Stands between a caller and the provider's answer. */
export type AroundAnswer = (request: Request, answer: () => Promise<Response>) => Promise<Response>;

/** The sandbox over HTTP. `verify.says` replaces the status that verify tells; while `list.isAway` the list of payments answers 500. */
export async function openProcessProvider(around: AroundAnswer = (_, answer) => answer()) {
  const host = '127.0.0.1';
  const port = await freePort();
  const sandbox = createSandbox({
    secretKey: goodVariables['MONO_SECRET_KEY'] ?? '',
    appId: goodVariables['MONO_APP_ID'] ?? '',
  });
  const verify: { says: string | undefined; asked: number } = { says: undefined, asked: 0 };
  const list = { isAway: false, asked: 0 };
  const server = await listen({
    host,
    port,
    fetch: (request) => around(request, () => answer(request)),
  });
  async function answer(request: Request): Promise<Response> {
    if (request.method === 'GET' && /\/payments\/transactions/.test(request.url)) {
      list.asked += 1;
      if (list.isAway) return new Response('', { status: 500 });
    }
    const response = await sandbox.fetch(request);
    if (!request.url.includes('/payments/verify/')) return response;
    verify.asked += 1;
    if (verify.says === undefined) return response;
    const told = (await response.json()) as { data: object };
    return Response.json({ ...told, data: { ...told.data, status: verify.says } });
  }
  return {
    sandbox,
    verify,
    list,
    url: `http://${host}:${port}`,
    async close() {
      await server.close();
      await sandbox.stop();
    },
  };
}

export type ProcessProvider = Awaited<ReturnType<typeof openProcessProvider>>;

/** The process and a database, with a provider of its own unless it is given one. `variables` are told to the process beside the usual ones, `preload` is JavaScript that runs first. */
export async function openProcessWorld(where: {
  databaseUrl: string;
  build: string;
  provider?: ProcessProvider;
  variables?: Variables;
  preload?: string;
}) {
  const host = '127.0.0.1';
  const [port, metricsPort] = [await freePort(), await freePort()];
  const provider = where.provider ?? (await openProcessProvider());
  const spawned = spawnProxy(
    {
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      PUBLIC_URL: `http://${host}:${port}`,
      DATABASE_URL: where.databaseUrl,
      DIRECTPAY_DIST_DIR: where.build,
      MONO_BASE_URL: provider.url,
      ...where.variables,
    },
    where.preload,
  );
  // A test that fails leaves no process behind.
  onTestFinished(() => void spawned.child.kill('SIGKILL'));
  await spawned.line('"listening"');
  const origin = `http://${host}:${port}`;
  const ask = (path: string, init?: RequestInit) => fetch(`${origin}${path}`, init);
  return {
    sandbox: provider.sandbox,
    spawned,
    verify: provider.verify,
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
      if (!where.provider) await provider.close();
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
  /** Sends a command once, also to another process or by a key of before; what the answer says is not taken over. */
  sendOnce(command: string, body?: object, to?: Pick<ProcessWorld, 'ask'>, key?: string): Promise<Response>;
  /** As far as the confirmation. */
  logIn(): Promise<void>;
  /** Watches once: the answer's status, the view kept where there is news. */
  watch(): Promise<number>;
  /** Pays and watches until it is over. */
  payToTheEnd(): Promise<void>;
}

/** A payer with a new checkout on the page. */
export async function openPayer(
  { ask }: Pick<ProcessWorld, 'ask'>,
  reference = 'order-1',
  amountMinor = 500_000,
): Promise<ProcessPayer> {
  const terms = {
    kind: 'payment',
    amountMinor,
    currency: 'NGN',
    description: 'Two yards of adire',
    reference,
  };
  const made = await ask('/v1/checkouts', posting(terms, { ...asMerchant, 'idempotency-key': reference }));
  const { id, clientToken } = (await made.json()) as PaymentCheckout;
  const opened = await ask('/v1/pages', posting({ clientToken }));
  const { pageToken, view: first } = (await opened.json()) as OpenedPage;
  const page = { authorization: `Bearer ${pageToken}`, 'page-key': randomUUID() };
  let view: SessionView = first;

  const order = (
    command: string,
    body: object,
    to: Pick<ProcessWorld, 'ask'> = { ask },
    key: string = randomUUID(),
  ): (() => Promise<Response>) => {
    const headers = { ...page, 'idempotency-key': key };
    const init = posting({ version: view.version, ...body }, headers);
    return () => to.ask(`/v1/session/steps/${command}`, init);
  };
  const payer: ProcessPayer = {
    id,
    view: () => view,
    async step(command, body = {}) {
      const send = order(command, body);
      let answer = await send();
      while (answer.status === 503) answer = await send();
      view = (await answer.json()) as SessionView;
      while (view.busy) await payer.watch();
    },
    sendOnce: (command, body = {}, to, key) => order(command, body, to, key)(),
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
