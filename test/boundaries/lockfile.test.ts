import { expect, test } from 'vitest';
import { isKnownBad } from './known-bad.ts';
import { read } from './source-files.ts';

interface LockEntry {
  readonly version?: string;
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

test('the server needs at most twelve packages by name', () => {
  expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(12);
});

test('no package stands at a version that is known to be bad', () => {
  const standing = entries.filter(([place, { version = '' }]) =>
    isKnownBad(place.replace(/^.*node_modules\//, ''), version),
  );
  expect(standing.map(([place, { version }]) => `${place}@${version}`)).toEqual([]);
});

test.each([
  ['hono', '4.12.9', true],
  ['hono', '4.12.34', false],
  ['hono', '4.13.0', false],
  ['preact', '10.26.4', false],
  ['preact', '10.28.1', true],
  ['debug', '4.4.2', true],
  ['debug', '4.4.3', false],
])('whether %s %s is known to be bad: %s', (name, version, isBad) => {
  expect(isKnownBad(name, version)).toBe(isBad);
});
