import * as v from 'valibot';
import { plainLine } from './plain-text.ts';

/** Any object; every member still unknown. An array is none. */
export const RecordSchema = v.custom<Readonly<Record<string, unknown>>>(
  (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
);

/** A one-line text of at most `max` characters; undefined for anything that is no text or has nothing to read. */
export const line = (max: number) =>
  v.fallback(
    v.pipe(
      v.string(),
      v.transform((text) => plainLine(text, max) || undefined),
    ),
    undefined,
  );

/** The first of these members that is there and not null. */
export function pick(record: Readonly<Record<string, unknown>>, ...names: readonly string[]): unknown {
  for (const name of names) {
    const value = Object.hasOwn(record, name) ? record[name] : undefined;
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** The object, or an empty one in place of anything else. */
export function asRecord(input: unknown): Readonly<Record<string, unknown>> {
  return v.is(RecordSchema, input) ? input : {};
}

/** A text that must be used to the letter: undefined where it is none, is empty or too long, or holds what no name holds. */
export function exactText(input: unknown, max: number): string | undefined {
  if (typeof input !== 'string' || input.length === 0 || input.length > max) return undefined;
  return plainLine(input, max) === input ? input : undefined;
}

/** What all answers have in common, wherever this version of the API keeps it. */
export interface Reading {
  readonly status: number;
  /** `responseCode`, at the top or inside `data`, as text. Two that differ are told together, which no row lists. */
  readonly code: string | undefined;
  /** The envelope's `status` in lower case: `200`, `successful`, `failed`. */
  readonly word: string | undefined;
  /** The payment's own `data.status`, lower case. */
  readonly paymentStatus: string | undefined;
  readonly message: string;
  readonly body: unknown;
  readonly data: unknown;
}

const word = v.fallback(
  v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((value) => plainLine(String(value), 40).toLowerCase() || undefined),
  ),
  undefined,
);

/** A word that is there and cannot be read is not a word that is missing: no row lists `odd`. */
function wordAt(record: Readonly<Record<string, unknown>>, ...names: readonly string[]): string | undefined {
  const value = pick(record, ...names);
  return value === undefined ? undefined : (v.parse(word, value) ?? 'odd');
}

function codeOf(top: Readonly<Record<string, unknown>>, data: Readonly<Record<string, unknown>>) {
  const told = [top, data].map((record) => wordAt(record, 'responseCode', 'response_code'));
  const codes = new Set(told.filter((code) => code !== undefined));
  return codes.size === 0 ? undefined : [...codes].join('/');
}

export function readAnswer(status: number, body: unknown): Reading {
  const top = asRecord(body);
  const data = asRecord(top['data']);
  return {
    status,
    code: codeOf(top, data),
    word: wordAt(top, 'status'),
    paymentStatus: wordAt(data, 'status'),
    message: v.parse(line(300), top['message'] ?? data['message']) ?? '',
    body,
    data: top['data'],
  };
}
