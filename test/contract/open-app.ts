import type { BuiltFile, BuiltFiles } from '../../src/proxy/assets/built-files.ts';
import { encode } from '../../src/proxy/assets/content-encoding.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createLog } from '../../src/proxy/log/log.ts';
import { createMetrics } from '../../src/proxy/metrics/metrics.ts';
import type { Shed } from '../../src/proxy/overload/admission.ts';
import { createMandatePasses } from '../../src/proxy/pages/mandate-page/mandate-pass.ts';
import { createPageTemplate } from '../../src/proxy/pages/page-template.ts';
import { createPageTokens } from '../../src/proxy/pages/page-token.ts';
import { createApp } from '../../src/proxy/routes/create-app.ts';
import { createKeyCheck } from '../../src/proxy/routes/merchant-key.ts';
import { createRateLimit } from '../../src/proxy/routes/rate-limit.ts';
import { routeTable } from '../../src/proxy/routes/route-table.ts';
import { createWatchers } from '../../src/proxy/routes/watchers.ts';
import { StoreUnavailable } from '../../src/proxy/store/records.ts';
import { createFakeCheckouts } from './fake-checkouts.ts';
import { createFakePayerMandates } from './fake-payer-mandates.ts';

export const SECRET_KEY = `sk_test_${'k'.repeat(40)}`;
export const ROTATING_KEY = `sk_test_${'r'.repeat(40)}`;
export const ORIGIN = 'https://pay.example';

function script(text: string): BuiltFile {
  const content = Buffer.from(text);
  return { contentType: 'text/javascript; charset=utf-8', encoded: (as) => encode(content, as, 11) };
}

const page =
  '<!doctype html><title>__TITLE__</title><style nonce="__NONCE__"></style><noscript>__NO_SCRIPT__</noscript><script type="application/json" id="boot">__BOOT__</script>';

const noBuild: BuiltFiles = {
  pages: { usual: page, chooseWay: page },
  loader: script('globalThis.DirectPay = {};'),
  pin: { file: 'directpay-0123456789abcdef.js', integrity: 'sha384-AAAA' },
  pinned: (file) => (file === 'directpay-0123456789abcdef.js' ? noBuild.loader : undefined),
  asset: (name) => (name === 'main-1a2b.js' ? script('export {};') : undefined),
  warm: async () => {},
};

/** The whole outside of the proxy over fakes: real routes, checks, headers and log, no store and no network. */
export function openApp(
  options: {
    publicUrl?: string;
    pageOpens?: number;
    commands?: number;
    logoOrigin?: string;
    files?: BuiltFiles;
  } = {},
) {
  const publicUrl = options.publicUrl ?? ORIGIN;
  const files = options.files ?? noBuild;
  const fake = createFakeCheckouts();
  const time = { now: Date.parse('2026-11-21T09:00:00Z') };
  const state = { ready: true, stopping: false, woken: 0, refused: [] as readonly Shed[] };
  const clock = { now: () => time.now, monotonic: () => time.now };
  const keyring = createKeyring([SECRET_KEY, ROTATING_KEY]);
  const tokens = createPageTokens(keyring, clock);
  const watchers = createWatchers();
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  const metrics = createMetrics({
    watchers: watchers.count,
    load: { takeLongestWaitMs: () => 40, admittedShare: () => 1 },
    outboxLag: async () => ({ waiting: 0, oldestMs: 0 }),
    backlog: async () => ({
      unknownPayments: { open: 0, oldestMs: 0 },
      unknownDebits: { open: 0, oldestMs: 0 },
      overdueMs: 0,
    }),
  });
  const isStoreFailure = (error: unknown): boolean => error instanceof StoreUnavailable;
  const logoOrigin = options.logoOrigin ?? 'https://logo.example';
  const limitPageOpens = createRateLimit(options.pageOpens ?? Number.POSITIVE_INFINITY, clock.monotonic);
  const payerPage = createFakePayerMandates();
  const mandatePasses = createMandatePasses(keyring, clock);
  const routes = routeTable({
    ...fake,
    mandatePage: {
      payerMandates: payerPage.mandates,
      mandatePasses,
      logoOrigin,
      publicUrl,
      limitPageOpens,
    },
    tokens,
    watchers,
    files,
    template: createPageTemplate(files.pages),
    logoOrigin,
    publicUrl,
    isReady: async () => state.ready,
    limitPageOpens,
    limitCommands: createRateLimit(options.commands ?? Number.POSITIVE_INFINITY, clock.monotonic),
    wake: () => {
      state.woken += 1;
    },
  });
  let requests = 0;
  const app = createApp({
    routes,
    isMerchantKey: createKeyCheck([SECRET_KEY, ROTATING_KEY]),
    tokens,
    https: publicUrl.startsWith('https:'),
    log,
    metrics,
    isStoreFailure,
    takes: (shed) => !state.refused.includes(shed),
    isStopping: () => state.stopping,
    newRequestId: () => `req-${++requests}`,
    monotonic: clock.monotonic,
    trustedProxyHops: 0,
  });
  const call = (path: string, init?: RequestInit): Promise<Response> =>
    app.fetch(new Request(new URL(path, publicUrl), init), { address: '10.0.0.1' });
  return {
    ...fake,
    payerPage,
    mandatePasses,
    call,
    fetch: app.fetch,
    routes,
    tokens,
    watchers,
    lines,
    metrics,
    time,
    state,
    keyring,
  };
}

export type OpenedApp = ReturnType<typeof openApp>;

/** Headers of a merchant's server that knows its key. */
export const asMerchant = { authorization: `Bearer ${SECRET_KEY}` };

export function asPage(app: OpenedApp, checkoutId: string): Record<string, string> {
  return { authorization: `Bearer ${app.tokens.mint(checkoutId).pageToken}` };
}

/** A JSON request, with an Idempotency-Key that may be taken away again. */
export function posting(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

export async function codeOf(response: Response): Promise<unknown> {
  const { code } = (await response.json()) as { code?: unknown };
  return `${response.status} ${code}`;
}
