import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type ContentEncoding, encode } from './content-encoding.ts';
import { keepLoaders, pinLoader } from './pinned-loaders.ts';

/** What the build makes that anyone may fetch, by kind. Everything else, source maps among it, is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface BuiltFile {
  readonly contentType: string;
  encoded(encoding: ContentEncoding): Promise<Uint8Array>;
}

/** The checkout page's templates: the same page, by the first screen that is drawn in it before its app is there. */
export interface BuiltPages {
  readonly usual: string;
  /** Where the choice of how to pay comes first. */
  readonly chooseWay: string;
}

export interface BuiltFiles {
  readonly pages: BuiltPages;
  readonly loader: BuiltFile;
  /** The same loader by its content: name, and value of a script tag's `integrity`. */
  readonly pin: { readonly file: string; readonly integrity: string };
  /** A loader by the name that pins it: this one, or one that an earlier version has left. */
  pinned(file: string): BuiltFile | undefined;
  /** A file of `assets/` by its name, which carries a hash of its content. */
  asset(name: string): BuiltFile | undefined;
  /** Compresses everything once, so that hardly any request waits for it. */
  warm(): Promise<void>;
}

/**
 * Reads the build at once; a path in a request is only ever looked up among the names found here. Throws where it is not complete.
 * `loadersDir` is where loaders outlive their version.
 */
export function readBuiltFiles(distDir: string, loadersDir?: string): BuiltFiles {
  const pages = {
    usual: read(distDir, 'index.html').toString(),
    chooseWay: read(distDir, 'choose-way.html').toString(),
  };
  const pin = pinLoader(read(distDir, 'directpay.js'));
  const loader = builtFile('.js', pin.content);
  const pinned = new Map(
    keepLoaders(pin, loadersDir).map(({ file, content }) => [
      file,
      file === pin.file ? loader : builtFile('.js', content),
    ]),
  );
  const assets = new Map<string, BuiltFile>();
  for (const name of readdirSync(join(distDir, 'assets'))) {
    if (extname(name) in contentTypes)
      assets.set(name, builtFile(extname(name), read(distDir, 'assets', name)));
  }
  return {
    pages,
    loader,
    pin,
    pinned: (file) => pinned.get(file),
    asset: (name) => assets.get(name),
    async warm() {
      for (const file of [...pinned.values(), ...assets.values()]) await file.encoded('br');
    },
  };
}

function read(...path: string[]): Buffer {
  try {
    return readFileSync(join(...path));
  } catch {
    throw new Error(`${join(...path)} is missing; run "npm run build" first`);
  }
}

function builtFile(extension: string, content: Buffer): BuiltFile {
  const made = new Map<ContentEncoding, Promise<Uint8Array>>();
  return {
    contentType: contentTypes[extension] ?? 'application/octet-stream',
    encoded(encoding) {
      const encoded = made.get(encoding) ?? encode(content, encoding, 11);
      made.set(encoding, encoded);
      return encoded;
    },
  };
}
