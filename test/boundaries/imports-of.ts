import { parseSync } from 'vite';

/** One import, export-from or dynamic import. `types` is true where nothing of it is left at run time. */
export interface ImportOf {
  readonly from: string;
  readonly types: boolean;
}

/** Every import of a TypeScript source, in whatever form it is written. */
export function importsOf(fileName: string, source: string): ImportOf[] {
  const { module, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName}: ${errors[0]?.message}`);
  const statics = module.staticImports.map((one) => ({
    from: one.moduleRequest.value,
    types: /^import\s+type\b/.test(source.slice(one.start, one.end)),
  }));
  const exports = module.staticExports.flatMap((one) =>
    one.entries.flatMap((entry) =>
      entry.moduleRequest
        ? [
            {
              from: entry.moduleRequest.value,
              types: /^export\s+type\b/.test(source.slice(one.start, one.end)),
            },
          ]
        : [],
    ),
  );
  const dynamicStarts = new Set(module.dynamicImports.map((one) => one.start));
  const calls = [...source.matchAll(/\bimport\(\s*(['"`])([^'"`]+)\1/g)].map((match) => ({
    from: match[2] ?? '',
    types: !dynamicStarts.has(match.index),
  }));
  return [...statics, ...exports, ...calls];
}
