import { registerHooks } from 'node:module';
import { bugNamed } from './bugs.ts';
import { plant } from './plant.ts';

/** Loaded by `--import` before anything of the product: plants the bug that the address of this module names. */
const { replacements } = bugNamed(new URL(import.meta.url).searchParams.get('bug') ?? '');
const src = new URL('../../../src/', import.meta.url);

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const here = replacements.filter(({ file }) => new URL(file, src).href === url);
    if (here.length === 0) return loaded;
    const { source } = loaded;
    if (source === null || source === undefined) throw new Error(`${url} has no source`);
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
    return { ...loaded, source: plant(text, here) };
  },
});
