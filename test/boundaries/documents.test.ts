import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkoutEventTypes } from '../../src/contract/checkout-events.ts';
import { FrameToLoaderSchema, stableEvents } from '../../src/contract/frame-messages.ts';
import { outcomeStatuses } from '../../src/contract/outcome.ts';
import { alarms } from '../../src/proxy/checkouts/alarm.ts';
import { plantedBugs } from '../torture/bugs/bugs.ts';
import { invariants } from '../torture/checker/violation.ts';
import { projectFiles, read, root } from './source-files.ts';

test('the README lists every variable that the proxy reads, and no other', () => {
  const settings = read('README.md').split('## Settings')[1] ?? '';
  const listed = [...settings.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`/g)].map((match) => match[1] ?? '');
  const names =
    /['"]((?:DIRECTPAY|MONO|MERCHANT|PUBLIC|DATABASE|DATA|ALLOWED|RETURN|TRUSTED|METRICS|LOG)_[A-Z_]+[A-Z]|PORT|HOST)['"]/g;
  const readByProxy = projectFiles()
    .filter((file) => file.startsWith('src/proxy/config/') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...read(file).matchAll(names)].map((match) => match[1] ?? ''));
  expect([...new Set(listed)].sort()).toEqual([...new Set(readByProxy)].sort());
});

test('every command that a document names is one of the package', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const known = new Set([...Object.keys(scripts), 'ci', 'init', 'install', 'pack', 'view']);
  const named = projectFiles()
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [...read(file).matchAll(/npm (?:run )?([a-z]+(?::[a-z]+)*)/g)].map((match) => match[1] ?? ''),
    );
  expect(named.filter((name) => !known.has(name) && name !== 'run')).toEqual([]);
});

test('every file that a document links to is there', () => {
  const broken = projectFiles()
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => join(dirname(file), match[1] ?? ''))
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${file} -> ${target}`),
    );
  expect(broken).toEqual([]);
});

test('the support page explains every type of event in a line of its own, and no other', () => {
  const table = read('docs/support.md').split('| event |')[1]?.split('\n\n')[0] ?? '';
  const explained = [...table.matchAll(/^\| `([a-z._-]+)` \| (.+) \|$/gm)].map((match) => match[1] ?? '');
  expect(explained.sort()).toEqual([...checkoutEventTypes].sort());
});

/** What the first column of a document's table names, by the heading of that column. */
function rowsOf(document: string, heading: string): string[] {
  const table = read(document).split(`| ${heading} |`)[1]?.split('\n\n')[0] ?? '';
  return [...table.matchAll(/^\| `([a-z._-]+)` \|/gm)].map((match) => match[1] ?? '');
}

test('the page about events explains every stable event, every outcome and every reason to close, and no other', () => {
  const reasons = FrameToLoaderSchema.options.flatMap((option) =>
    'reason' in option.entries ? option.entries.reason.options : [],
  );
  expect(rowsOf('docs/events.md', 'event').sort()).toEqual([...stableEvents].sort());
  expect(rowsOf('docs/events.md', '`status`').sort()).toEqual([...outcomeStatuses].sort());
  expect(rowsOf('docs/events.md', '`reason`').sort()).toEqual([...reasons].sort());
});

test('the page about operations says of every metric what it tells and when to act, and of no other', () => {
  const named = (text: string) => [...text.matchAll(/\bdirectpay_[a-z_]+[a-z]/g)].map(([name]) => name);
  const ours = projectFiles()
    .filter((file) => file.startsWith('src/proxy/metrics/') && !file.endsWith('.test.ts'))
    .flatMap((file) => named(read(file)));
  const table = read('docs/operations.md').split('| path or metric |')[1]?.split('\n\n')[0] ?? '';
  expect(named(table).sort()).toEqual(ours.sort());
});

test('the page about operations says of every alarm what happened and what to do, and of no other', () => {
  expect(rowsOf('docs/operations.md', 'alarm').sort()).toEqual([...alarms].sort());
});

test('the page about proof names each rule of the verdict in its words, each planted fault, and no file that is not there', () => {
  const page = read('docs/proof.md');
  const rules = [...page.matchAll(/^\| (I\d+) \| ([^|]+) \|/gm)].map(([, id, words]) => ({ id, words }));
  expect(rules.map(({ id }) => id)).toEqual(Object.keys(invariants));
  const untold = Object.entries(invariants).filter(
    ([id, words]) => !rules.find((rule) => rule.id === id)?.words?.startsWith(words),
  );
  expect(untold).toEqual([]);
  expect(rowsOf('docs/proof.md', 'planted fault').sort()).toEqual(plantedBugs.map(({ name }) => name).sort());
  const named = [...page.matchAll(/`((?:src|test|docs)\/[^`\s]+)`/g)].map((match) => match[1] ?? '');
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
