import { freePort } from '../../src/demo/free-port.ts';
import { listen } from '../../src/proxy/listen.ts';

/** What the fixture's frame does once it is greeted. */
export type FrameManner = 'answers' | 'obeys' | 'silent' | 'wrong-nonce' | 'moves-away';

export interface FixturePages {
  /** Where the merchant's page is, and what it is another origin than. */
  readonly merchantUrl: string;
  readonly checkoutOrigin: string;
  frameUrl(manner: FrameManner): string;
  /** Where nobody listens. */
  readonly goneUrl: string;
  /** Paths and referrers that the checkout's origin was asked for. */
  readonly asked: { readonly path: string; readonly referrer: string | null }[];
  stop(): Promise<void>;
}

/**
 * A frame that keeps to the protocol and does what a test tells it: `post` sends on the port, `got` holds what came on it,
 * `greeted` what came to the window. One that obeys closes as soon as it is asked to.
 */
const frameScript = `
globalThis.greeted = [];
globalThis.got = [];
const manner = location.pathname.slice(3);
addEventListener('message', ({ data, origin, source, ports }) => {
  greeted.push({ data, origin, fromParent: source === parent, ports: ports.length });
  if (manner === 'silent' || source !== parent || ports.length !== 1) return;
  const [port] = ports;
  globalThis.post = (message) => port.postMessage(message);
  port.onmessage = (event) => {
    got.push(event.data);
    if (manner !== 'obeys' || event.data.type !== 'close.asked') return;
    post({ type: 'outcome', outcome: { status: 'open', checkoutId: 'chk_1', reference: 'AL-100200', mayHavePaid: false } });
    post({ type: 'close', reason: event.data.by });
  };
  post({ type: 'ready', nonce: manner === 'wrong-nonce' ? data.nonce + 'x' : data.nonce });
});
`;

const framePage = `<!doctype html><html lang="en"><title>Frame</title><script src="/frame.js"></script>
<body><main data-screen="choose-bank"><button>First</button><button>Last</button></main></body></html>`;

const merchantPage = `<!doctype html><html lang="en"><title>Merchant</title>
<link rel="stylesheet" href="/merchant.css"><script src="/directpay.js"></script>
<body><button id="opener">Pay</button><input id="behind"><div class="tall">Goods</div><button id="last">Last</button></body></html>`;

/** A page whose own styles are as rude as styles can be. */
const merchantStyle = `div, iframe, dialog { opacity: .2 !important; display: none !important; font-size: 40px !important; }
.tall { display: block !important; height: 3000px; }`;

const text = (type: string, body: string, headers: Record<string, string> = {}) =>
  new Response(body, { headers: { 'content-type': `${type}; charset=utf-8`, ...headers } });

/** A merchant's page under the strictest policy, and a checkout origin that answers as tests need it. */
export async function serveFixturePages(loader: string): Promise<FixturePages> {
  const [merchantPort, checkoutPort, otherPort, gonePort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ] as const;
  const goneUrl = `http://127.0.0.1:${gonePort}/c/gone`;
  const merchantUrl = `http://localhost:${merchantPort}`;
  const checkoutOrigin = `http://127.0.0.1:${checkoutPort}`;
  const otherOrigin = `http://127.0.0.1:${otherPort}`;
  const asked: { path: string; referrer: string | null }[] = [];
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `frame-src ${checkoutOrigin} ${otherOrigin} ${goneUrl}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

  const merchant = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/directpay.js') return text('text/javascript', loader);
    if (pathname === '/merchant.css') return text('text/css', merchantStyle);
    return text('text/html', merchantPage, { 'content-security-policy': policy });
  };
  const checkout = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    asked.push({ path: pathname, referrer: request.headers.get('referer') });
    if (pathname === '/frame.js') return text('text/javascript', frameScript);
    if (pathname === '/c/moves-away') return Response.redirect(`${otherOrigin}/c/answers`, 302);
    return text('text/html', framePage);
  };

  const host = '127.0.0.1';
  const servers = [
    await listen({ fetch: merchant, host, port: merchantPort }),
    await listen({ fetch: checkout, host, port: checkoutPort }),
    await listen({ fetch: checkout, host, port: otherPort }),
  ];
  return {
    merchantUrl,
    checkoutOrigin,
    frameUrl: (manner) => `${checkoutOrigin}/c/${manner}`,
    goneUrl,
    asked,
    async stop() {
      for (const server of servers) await server.close();
    },
  };
}
