import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { freePort } from '../../../src/demo/free-port.ts';

export interface GalleryServer {
  /** Where the screen of this name is drawn. */
  address(name: string): string;
  stop(): Promise<void>;
}

/** Serves the gallery on a free loopback port, from the sources as they are. */
export async function serveGallery(): Promise<GalleryServer> {
  const port = await freePort();
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'error',
    cacheDir: '/tmp/gallery-vite-cache',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    server: { port, host: '127.0.0.1', strictPort: true, hmr: false, fs: { strict: false } },
  });
  await server.listen();
  return {
    address: (name) => `http://127.0.0.1:${port}/gallery.html#${name}`,
    stop: () => server.close(),
  };
}
