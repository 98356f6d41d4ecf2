import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, it } from 'vitest';
import { scenarioById } from '../../../src/sandbox/scenarios.ts';
import { bundleChild } from '../../faults/bundle-child.ts';
import { expectedOf } from '../expected.ts';
import { planRun } from '../plan.ts';
import { bugNamed, plantedBugs, preloadOf } from './bugs.ts';
import { plant } from './plant.ts';
import { planting } from './planting.ts';

const sourceOf = (file: string): string =>
  readFileSync(new URL(`../../../src/${file}`, import.meta.url), 'utf8');

it.each(plantedBugs.map((bug) => [bug.name, bug] as const))(
  '%s can still be planted, and what comes of it can be read',
  (_, bug) => {
    for (const file of new Set(bug.replacements.map((each) => each.file))) {
      const source = sourceOf(file);
      const planted = plant(
        source,
        bug.replacements.filter((each) => each.file === file),
      );
      expect(planted).not.toBe(source);
      expect(stripTypeScriptTypes(planted)).not.toBe('');
    }
  },
);

it('asks of a run only for faults and scenarios that there are', () => {
  const { faults } = expectedOf(
    planRun({ seed: 1, checkouts: 1, kills: 0, profile: 'kind', comeWithinMs: 1 }),
  );
  for (const { occasion = {} } of plantedBugs) {
    expect(faults).toEqual(expect.arrayContaining(Object.keys(occasion.odds ?? {})));
    expect(occasion.scenarios?.filter((id) => scenarioById(id) === undefined) ?? []).toEqual([]);
  }
});

it('has each fault once', () => {
  expect(plantedBugs).toHaveLength(24);
  expect(new Set(plantedBugs.map(({ name }) => name)).size).toBe(24);
});

it('refuses a bug that has rotted, and one that nobody knows', () => {
  const gone = { file: 'proxy/loop.ts', from: 'this stands nowhere', to: '' };
  expect(() => plant('const a = 1;', [gone])).toThrow('stands there 0 times');
  expect(() => plant('const a = 1; const b = a + a;', [{ ...gone, from: 'a' }])).toThrow('times');
  expect(() => bugNamed('of-nobody')).toThrow(RangeError);
});

it('is there in a process that loads it, and in no other', () => {
  const late = `
    import { createKeyring } from '${new URL('../../../src/proxy/keys/keyring.ts', import.meta.url).href}';
    import { createPageTokens } from '${new URL('../../../src/proxy/pages/page-token.ts', import.meta.url).href}';
    let now = 0;
    const tokens = createPageTokens(createKeyring(['a-secret-of-nobody']), { now: () => now, monotonic: () => now });
    const { pageToken } = tokens.mint('chk_1');
    now = 86_400_000;
    try { console.log(tokens.open(pageToken)); } catch (error) { console.log(error.code); }`;
  const run = (...preload: readonly string[]): string =>
    execFileSync(process.execPath, [...preload, '--input-type=module', '--eval', late], {
      encoding: 'utf8',
    }).trim();
  expect(run()).toBe('token_expired');
  expect(run('--import', preloadOf('expired-token-accepted'))).toBe('chk_1');
});

it('is there in a program that is made with it', async () => {
  const { folder, file } = await bundleChild('proxies', planting(bugNamed('expired-token-accepted')));
  const program = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true });
  expect(program).toContain('function createPageTokens');
  expect(program).not.toContain('>= Number(read[1])');
});
