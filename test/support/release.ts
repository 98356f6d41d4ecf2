import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReleasedScripts, withRelease } from '../../src/build/released-scripts.ts';
import type { ScriptInventory } from '../../src/build/script-inventory.ts';

const root = join(import.meta.dirname, '..', '..');
const list = join(root, 'released-scripts.json');
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const released = existsSync(list) ? (read(list) as ReleasedScripts) : {};
const inventory = read(join(root, 'dist', 'scripts.json')) as ScriptInventory;

try {
  writeFileSync(list, `${JSON.stringify(withRelease(released, inventory), null, 2)}\n`);
  console.log(
    `released-scripts.json has the scripts of version ${inventory.version}. Commit it with the release.`,
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
