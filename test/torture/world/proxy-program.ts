import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleChild } from '../../faults/bundle-child.ts';

/** Read by the proxy from beside the code of its mandate page. */
const styles = fileURLToPath(new URL('../../../src/proxy/pages/mandate-page', import.meta.url));

/** What a proxy process is started with. */
export interface Program {
  readonly file: string;
  readonly preload: string | undefined;
  /** Nobody starts it any more. */
  remove(): void;
}

/**
 * One file of all that a proxy is, since so many of them start; or, where something is to be changed in a module as it is read, the
 * modules themselves.
 */
export async function proxyProgram(preload: string | undefined): Promise<Program> {
  if (preload === undefined) {
    const { folder, file } = await bundleChild('proxies');
    cpSync(styles, folder, { recursive: true, filter: (name) => name === styles || name.endsWith('.css') });
    return { file, preload, remove: () => rmSync(folder, { recursive: true, force: true }) };
  }
  const file = fileURLToPath(new URL('./proxy-child.ts', import.meta.url));
  return { file, preload, remove() {} };
}
