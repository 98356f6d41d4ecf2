import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { projectFiles, read, shippedSources } from './source-files.ts';

const written = projectFiles().filter(
  (file) => /\.(tsx?|css|html|md|json|sh|yml)$/.test(file) || file === '.ci/run',
);
const code = written.filter((file) => /\.(tsx?|css|html)$/.test(file));
const tests = written.filter((file) => /\.test\.tsx?$/.test(file));
const thisFile = 'test/boundaries/house-rules.test.ts';

/** `file:line: text` for every line that matches. */
function linesMatching(files: readonly string[], pattern: RegExp): string[] {
  return files
    .filter((file) => file !== thisFile)
    .flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
}

test('no file of code is longer than 350 lines', () => {
  const long = code.map((file) => ({ file, lines: read(file).split('\n').length - 1 }));
  expect(long.filter(({ lines }) => lines > 350)).toEqual([]);
});

test('files and folders are kebab-case, and none is a drawer for everything', () => {
  const parts = projectFiles()
    .filter((file) => /^(src|test)\//.test(file))
    .flatMap((file) => file.split('/').map((part) => ({ file, name: part.replace(/\..*$/, '') })));
  const drawers = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared', 'index']);
  const wrong = parts.filter(
    ({ file, name }) =>
      (drawers.has(name) && !file.endsWith('.html')) ||
      (/\.tsx?$/.test(file) && name !== '' && !/^[a-z0-9]+([-_][a-z0-9]+)*$/.test(name)),
  );
  expect(wrong).toEqual([]);
});

test('no file only passes on what others export, but for the entry of the package', () => {
  const inner = shippedSources().filter((file) => file !== 'loader/module.ts');
  const barrels = inner.filter((file) => {
    const { program } = parseSync(file, read(`src/${file}`));
    return (
      program.body.length > 0 &&
      program.body.every(
        (statement) =>
          statement.type === 'ExportAllDeclaration' ||
          (statement.type === 'ExportNamedDeclaration' && statement.source !== null),
      )
    );
  });
  expect(barrels).toEqual([]);
});

test('nothing is put off in a comment', () => {
  expect(linesMatching(code, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
});

test('nothing speaks of the place where it was written', () => {
  const foreign =
    /\/work\/|\/tmp\/brief|registry\.npmjs|\b[RSHG]\d{2}\b|\bS00\d\b|\bsafety page\b|\bissue #?\d/i;
  expect(
    linesMatching(
      written.filter((file) => file !== 'package-lock.json'),
      foreign,
    ),
  ).toEqual([]);
});

test('tests wait for something to be seen, and mock none of our modules', () => {
  expect(
    linesMatching(
      tests,
      /waitForTimeout|node:timers\/promises|vi\.mock\(|\b(test|it|describe)\.(only|skip|todo)\(/,
    ),
  ).toEqual([]);
});

test('no secret is kept in the repository', () => {
  const secrets =
    /-----BEGIN [A-Z ]*PRIVATE KEY|\blive_sk_[A-Za-z0-9]{20,}|\bsk_live_[A-Za-z0-9]{20,}|\bgh[pousr]_[A-Za-z0-9]{30,}|\bAKIA[A-Z0-9]{16}\b|\bxox[bp]-[0-9]/;
  expect(linesMatching(written, secrets)).toEqual([]);
});
