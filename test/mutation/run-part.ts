import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import type { Part } from './parts.ts';

/** A change of the code that no test noticed. */
export interface Survivor {
  /** From the project's root. */
  readonly file: string;
  /** From 1. */
  readonly lineNumber: number;
  /** The line that the change begins in, as it stands in the file. */
  readonly line: string;
  readonly replaced: string;
  readonly replacement: string;
}

/** How the tests of a part did. */
export interface PartResult {
  readonly changes: number;
  /** Noticed by a test that then did not end. */
  readonly timeouts: number;
  readonly survivors: readonly Survivor[];
}

/** Changes one thing at a time in the files of a part, and runs its tests each time until one fails. */
export async function runPart({ mutate, tests }: Part, workers: number): Promise<PartResult> {
  process.env['MUTATION_TESTS'] = tests.join(' ');
  const mutants = await new Stryker({
    configFile: 'test/mutation/stryker.config.json',
    mutate: [...mutate],
    concurrency: workers,
  }).runMutationTest();
  const valid = mutants.filter(({ status }) => status !== 'Ignored' && !status.endsWith('Error'));
  const unnoticed = valid.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const survivors = unnoticed.map(async ({ fileName, location: { start, end }, replacement = '' }) => {
    const lines = (await readFile(fileName, 'utf8')).split('\n');
    const line = lines[start.line - 1] ?? '';
    const until = start.line === end.line ? end.column - 1 : undefined;
    return {
      file: relative('.', fileName),
      lineNumber: start.line,
      line: line.trim(),
      replaced: line.slice(start.column - 1, until),
      replacement: replacement.replaceAll(/\s+/g, ' '),
    };
  });
  return {
    changes: valid.length,
    timeouts: valid.filter(({ status }) => status === 'Timeout').length,
    survivors: await Promise.all(survivors),
  };
}
