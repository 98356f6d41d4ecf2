import { describe, expect, it, test } from 'vitest';
import { loadParser, readSyntax } from './read-syntax.ts';
import { read, shippedSources } from './source-files.ts';
import { breaksOf, staticRules } from './static-rules.ts';

const sources = new Map(shippedSources().map((file) => [file, readSyntax(file, read(`src/${file}`))]));
const sample = (text: string) => readSyntax('sample.tsx', text);

/** All sources by one rule take seconds on a slow machine. */
const PATIENCE = { timeout: 60_000 };

describe.each(staticRules)('$name', (rule) => {
  it('is kept by everything that ships', PATIENCE, () => {
    const held = [...sources].filter(([file]) => rule.in.test(file) && !rule.but?.includes(file));
    expect(held.length).toBeGreaterThan(0);
    expect(held.flatMap(([file, syntax]) => breaksOf(rule, syntax).map((at) => `${file}:${at}`))).toEqual([]);
  });

  it('has no exception that needs none', () => {
    const needed = (rule.but ?? []).filter((file) => {
      const syntax = sources.get(file);
      return syntax !== undefined && breaksOf(rule, syntax).length > 0;
    });
    expect(needed).toEqual(rule.but ?? []);
  });

  it.each(rule.red)('is broken by %s', (text) => {
    expect(breaksOf(rule, sample(text))).toHaveLength(1);
  });

  it.each(rule.green)('is not broken by %s', (text) => {
    expect(breaksOf(rule, sample(text))).toEqual([]);
  });
});

test('where the parser has no part for the platform, it is said what to do', async () => {
  const load = () => Promise.reject(new Error('Cannot find native binding.'));
  await expect(loadParser(load)).rejects.toThrow(/npm install .*@ast-grep\/napi/);
});
