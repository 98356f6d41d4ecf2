import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { PlantedBug } from './bug.ts';
import { plant } from './plant.ts';

const src = new URL('../../../src/', import.meta.url);

/** Plants a bug in a proxy while its program is made. Fails where one of its files is not part of that. */
export function planting({ name, replacements }: PlantedBug): Plugin {
  const unread = new Set(replacements.map(({ file }) => file).filter((file) => file.startsWith('proxy/')));
  return {
    name: `planting ${name}`,
    enforce: 'pre',
    transform(code, id) {
      const here = replacements.filter(({ file }) => fileURLToPath(new URL(file, src)) === id);
      for (const { file } of here) unread.delete(file);
      return here.length === 0 ? undefined : plant(code, here);
    },
    buildEnd(error) {
      if (!error && unread.size > 0) throw new Error(`No proxy reads ${[...unread].join(', ')}`);
    },
  };
}
