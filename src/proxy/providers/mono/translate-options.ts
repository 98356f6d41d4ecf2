import * as v from 'valibot';
import type { Field } from '../../../contract/form.ts';
import { asRecord, exactText, line, pick } from './reading.ts';

type Options = NonNullable<Field['options']>;

const MAX_OPTIONS = 100;
const MAX_VALUE = 200;

/**
 * What a field offers to choose from: texts, or objects with a value and a label under one of several names, since no document shows one.
 * Each value once. Undefined, so that a payer can type, where there is none, or more than 100: a cut list could lack the right one.
 */
export function toOptions(list: unknown): Options | undefined {
  if (!Array.isArray(list) || list.length > MAX_OPTIONS) return undefined;
  const options = list.map(toOption).filter((option) => option !== undefined);
  const unique = options.filter(
    ({ value }, at) => options.findIndex((other) => other.value === value) === at,
  );
  return unique.length === 0 ? undefined : unique;
}

function toOption(entry: unknown): Options[number] | undefined {
  const record = asRecord(entry);
  const text = isText(entry) ? entry : pick(record, 'value', 'id', '_id', 'key', 'name', 'label');
  const value = isText(text) ? exactText(String(text), MAX_VALUE) : undefined;
  if (value === undefined) return undefined;
  return { value, label: v.parse(line(120), pick(record, 'label', 'name', 'text', 'title')) ?? value };
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}
