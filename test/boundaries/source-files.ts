import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Every file that git knows or would add, by its path from the root. */
export function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
}

/** TypeScript that ships or runs, without tests; paths under `src`. */
export function shippedSources(): string[] {
  return projectFiles()
    .filter((file) => /^src\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => file.slice('src/'.length));
}

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
