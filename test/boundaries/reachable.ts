import { dirname, join } from 'node:path/posix';
import { importsOf } from './imports-of.ts';
import { read } from './source-files.ts';

/** What ends up in a bundle that starts at `entry` (path under `src`): our files and the libraries, types left out. */
export function reachableFrom(entry: string): { files: string[]; libraries: string[] } {
  const files = new Set<string>();
  const libraries = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    if (!/\.tsx?$/.test(file)) continue;
    for (const { from, types } of importsOf(file, read(`src/${file}`))) {
      if (types) continue;
      if (from.startsWith('.')) open.push(join(dirname(file), from.replace(/\?.*$/, '')));
      else libraries.add(from.split('/')[0] ?? from);
    }
  }
  return { files: [...files].sort(), libraries: [...libraries].sort() };
}
