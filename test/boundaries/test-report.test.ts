import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tallyOf } from '../support/vitest-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let reports = 0;

function reportWith(testResults: object[], counts: object): string {
  reports += 1;
  const file = join(folder, `report-${reports}.json`);
  const zero = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  writeFileSync(file, JSON.stringify({ ...zero, ...counts, testResults }));
  return file;
}

test('tests are counted as vitest counts them', () => {
  const file = reportWith(
    [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }],
    { numPassedTests: 1, numFailedTests: 1, numTodoTests: 2 },
  );
  expect(tallyOf(file)).toEqual({ passed: 1, failed: 1, skipped: 2 });
});

test('a file that did not load is a failure, though it holds no failed test', () => {
  const file = reportWith([{ status: 'failed', assertionResults: [] }], { numPassedTests: 4 });
  expect(tallyOf(file)).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test('a report that was never written is a failure', () => {
  expect(tallyOf('/nowhere/report.json')).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
