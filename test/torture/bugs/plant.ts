import type { Replacement } from './bug.ts';

/** The source of a file with the bug in it. Throws where what is replaced does not stand there exactly once: then the bug has rotted. */
export function plant(source: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((text, { file, from, to }) => {
    const count = text.split(from).length - 1;
    if (count !== 1)
      throw new Error(`What is to be replaced in ${file} stands there ${count} times: ${from}`);
    return text.replace(from, () => to);
  }, source);
}
