import { expect, test } from 'vitest';
import { read } from './source-files.ts';

interface LockEntry {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockEntry> };
const manifest = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const entries = Object.entries(lock.packages).filter(([name]) => name !== '');

test('every package of the lock is named by its content', () => {
  const loose = entries.filter(([, entry]) => !/^sha512-/.test(entry.integrity ?? ''));
  expect(loose.map(([name]) => name)).toEqual([]);
});

test('no package of the lock comes from an address, a repository or a folder', () => {
  const placed = entries.filter(([, entry]) => entry.resolved !== undefined || entry.link === true);
  expect(placed.map(([name]) => name)).toEqual([]);
});

test('every dependency is asked for by its exact version', () => {
  const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the packages that may run code while being installed are known by name', () => {
  const running = entries.filter(([, entry]) => entry.hasInstallScript === true).map(([name]) => name);
  expect(running.sort()).toEqual([
    'node_modules/@esbuild-kit/core-utils/node_modules/esbuild',
    'node_modules/drizzle-kit/node_modules/esbuild',
    'node_modules/esbuild',
    'node_modules/node',
  ]);
});
