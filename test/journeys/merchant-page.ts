import { createServer } from 'node:http';
import { freePort } from '../../src/demo/free-port.ts';

export interface MerchantPage {
  readonly origin: string;
  /**
   * A page with a Pay button that opens the checkout at `url`, over the page or as a part of it. What the loader tells it is kept in
   * `window.told`.
   */
  address(url: string, as?: 'dialog' | 'part'): string;
  stop(): Promise<void>;
}

const html = (loader: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Adire Lane</title></head>
<body><main><h1>Adire Lane</h1><button id="pay">Pay</button><div id="place"></div></main>
<script src="${loader}"></script>
<script>
  window.told = [];
  const tell = (name) => (value) => window.told.push([name, JSON.stringify(value)]);
  const asked = new URLSearchParams(location.search);
  const checkout = DirectPay.create({
    url: asked.get('url'),
    container: asked.get('as') === 'part' ? '#place' : undefined,
    onLoad: tell('load'), onSuccess: tell('success'), onPending: tell('pending'),
    onError: tell('error'), onClose: tell('close'), onEvent: tell('event'),
  });
  document.querySelector('#pay').addEventListener('click', () => checkout.open().then(tell('outcome'), tell('rejected')));
</script></body></html>`;

/** A merchant's page on an origin of its own: `localhost`, where the proxy is `127.0.0.1`. */
export async function serveMerchantPage(): Promise<MerchantPage & { useLoader(src: string): void }> {
  const port = await freePort();
  let loader = '';
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html(loader));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://localhost:${port}`;
  return {
    origin,
    address: (url, as = 'dialog') => `${origin}/?${new URLSearchParams({ url, as })}`,
    useLoader: (src) => {
      loader = src;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
