import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const children = {
  payments: fileURLToPath(new URL('./crash-child.ts', import.meta.url)),
  mandates: fileURLToPath(new URL('./crash-mandate-child.ts', import.meta.url)),
  proxies: fileURLToPath(new URL('../torture/world/proxy-child.ts', import.meta.url)),
};
const root = join(import.meta.dirname, '..', '..');

/**
 * Makes one file of the process that will be killed, in a new temporary folder: hundreds of them start, and reading a hundred modules
 * would be most of what they do. PGlite stays outside, since it reads its own files from beside itself. `changes` may alter a module as it
 * is read.
 */
export async function bundleChild(
  what: keyof typeof children,
  ...changes: readonly Plugin[]
): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'directpay-crash-'));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [...changes],
    ssr: { noExternal: true, external: ['@electric-sql/pglite'] },
    build: {
      ssr: children[what],
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
  cpSync(join(root, 'src', 'proxy', 'store', 'migrations'), join(folder, 'migrations'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { folder, file: join(folder, 'child.mjs') };
}
