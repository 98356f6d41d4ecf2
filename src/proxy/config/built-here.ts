import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

/** The page that was built with this code: `dist` beside `src`, and in the package the folder that holds both. */
export const builtHere = existsSync(dist) ? dist : fileURLToPath(new URL('../../..', import.meta.url));
