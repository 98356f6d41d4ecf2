import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleChild } from '../../faults/bundle-child.ts';
import type { PlantedBug } from '../bugs/bug.ts';
import { planting } from '../bugs/planting.ts';

/** Read by the proxy from beside the code of its mandate page. */
const styles = fileURLToPath(new URL('../../../src/proxy/pages/mandate-page', import.meta.url));

/** What a proxy process is started with. */
export interface Program {
  readonly file: string;
  /** Nobody starts it any more. */
  remove(): void;
}

/** One file of all that a proxy is, since so many of them start; with this fault in it, where one is given. */
export async function proxyProgram(bug: PlantedBug | undefined): Promise<Program> {
  const { folder, file } = await bundleChild('proxies', ...(bug === undefined ? [] : [planting(bug)]));
  cpSync(styles, folder, { recursive: true, filter: (name) => name === styles || name.endsWith('.css') });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
