import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** The loader as a classic script, made from the source as it is now. */
export async function buildLoader(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('../../src/loader/loader.ts', import.meta.url)),
        output: { format: 'iife' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return built.output[0].code;
}
