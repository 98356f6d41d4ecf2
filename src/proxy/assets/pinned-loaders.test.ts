import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepLoaders, pinLoader } from './pinned-loaders.ts';

const earlier = pinLoader(Buffer.from('DirectPay = 1'));
const later = pinLoader(Buffer.from('DirectPay = 2'));

function inFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'directpay-loaders-'));
  try {
    work(join(folder, 'loaders'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a page goes on with the loader that it has pinned when the proxy is replaced by a later version', () => {
  inFolder((folder) => {
    expect(keepLoaders(earlier, folder)).toEqual([earlier]);
    expect(keepLoaders(later, folder)).toEqual([later, earlier]);
    expect(keepLoaders(later, folder)).toEqual([later, earlier]);
  });
});

test('without a folder there is this version alone', () => {
  expect(keepLoaders(later, undefined)).toEqual([later]);
});

test('a loader that was changed in the folder is not served under the name of the old one', () => {
  inFolder((folder) => {
    keepLoaders(earlier, folder);
    writeFileSync(join(folder, earlier.file), 'DirectPay = 3');
    expect(() => keepLoaders(later, folder)).toThrow(
      `loadersDir: holds a ${earlier.file} that is not what its name says`,
    );
  });
});

test('a folder that cannot be written is told by name, not by its path', () => {
  expect(() => keepLoaders(later, '/dev/null/loaders')).toThrow(
    /^loadersDir: must be a folder that can be read and written$/,
  );
});
