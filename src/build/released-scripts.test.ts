import { expect, test } from 'vitest';
import { withRelease } from './released-scripts.ts';
import type { ScriptInventory } from './script-inventory.ts';

const built = (
  version: string,
  ...scripts: readonly (readonly [file: string, integrity: string])[]
): ScriptInventory => ({
  version,
  scripts: scripts.map(([file, integrity]) => ({ file, integrity, why: 'opens the checkout' })),
  headers: {},
});

const first = built('1.0.0', ['directpay.js', 'sha384-a'], ['assets/main-1.js', 'sha384-b']);
const released = withRelease({}, first);

test('a version that has gone out may go out again with the same scripts', () => {
  expect(withRelease(released, first)).toEqual(released);
});

test('scripts that have changed need another version', () => {
  const changed = built('1.0.0', ['directpay.js', 'sha384-x'], ['assets/main-2.js', 'sha384-b']);
  expect(() => withRelease(released, changed)).toThrow(
    /Raise the version.*\ndirectpay\.js\nassets\/main-1\.js\nassets\/main-2\.js$/,
  );
  const raised = withRelease(released, { ...changed, version: '1.0.1' });
  expect(Object.keys(raised)).toEqual(['1.0.0', '1.0.1']);
  expect(raised['1.0.0']).toEqual(released['1.0.0']);
});
