import { freePort } from '../../src/demo/free-port.ts';
import { listen } from '../../src/proxy/listen.ts';

export interface ServedPages {
  readonly origin: string;
  /** Where the page of this name is, made anew. */
  put(name: string, html: string, headers?: Readonly<Record<string, string>>): string;
  stop(): Promise<void>;
}

/** Pages on an origin of their own, of which no checkout knows unless it is told. */
export async function servePages(port?: number): Promise<ServedPages> {
  const own = port ?? (await freePort());
  const pages = new Map<string, { html: string; headers: Readonly<Record<string, string>> }>();
  const server = await listen({
    async fetch(request) {
      const page = pages.get(new URL(request.url).pathname.slice(1));
      if (!page) return new Response('', { status: 404 });
      return new Response(page.html, {
        headers: { 'content-type': 'text/html; charset=utf-8', ...page.headers },
      });
    },
    host: '127.0.0.1',
    port: own,
  });
  const origin = `http://localhost:${own}`;
  return {
    origin,
    put(name, html, headers = {}) {
      pages.set(name, {
        html: `<!doctype html><html lang="en"><title>${name}</title><body>${html}</body></html>`,
        headers,
      });
      return `${origin}/${name}`;
    },
    stop: () => server.close(),
  };
}
