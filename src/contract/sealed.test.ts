import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Sealed } from './sealed.ts';

const typed = 'password-canary';
const sealed = new Sealed({ password: typed });

it('gives back what was typed to whoever opens it', () => {
  expect(sealed.open()).toEqual({ password: typed });
});

it('says that it is sealed, and never what is in it', () => {
  expect(JSON.stringify({ sealed })).toBe('{"sealed":"[sealed]"}');
  expect(`${sealed}`).toBe('[sealed]');
  expect(inspect({ sealed })).toBe('{ sealed: [sealed] }');
});

it('has nothing that can be spread, listed or cloned', () => {
  expect({ ...sealed }).toEqual({});
  expect(Object.keys(sealed)).toEqual([]);
  expect(JSON.stringify(structuredClone(sealed))).toBe('{}');
});
