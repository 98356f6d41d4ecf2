import * as v from 'valibot';
import type { WireUi } from '../proxy/providers/mono/wire.ts';
import { error, type Reply } from './reply.ts';

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reply: Reply };

function complaint(issue: v.BaseIssue<unknown>): string {
  const name = issue.path?.map((part) => String(part.key)).join('.') ?? 'body';
  if (issue.expected === 'never') return `"${name}" is not allowed`;
  if (issue.received === 'undefined') return `"${name}" is required`;
  return `"${name}" is invalid`;
}

/** Takes exactly the parameters of the schema: anything missing, unknown or of another kind is answered 400. */
export function readParameters<T>(schema: v.GenericSchema<unknown, T>, body: unknown): Read<T> {
  if (Array.isArray(body)) return { ok: false, reply: error(400, '"body" is invalid') };
  const result = v.safeParse(schema, body, { abortEarly: true });
  return result.success
    ? { ok: true, value: result.output }
    : { ok: false, reply: error(400, complaint(result.issues[0])) };
}

/**
 * Takes exactly the fields that were asked for, to the letter, each as text. Lengths are not checked here: a code that is
 * too short is a wrong code.
 */
export function readInputs(asked: WireUi | undefined, body: unknown): Read<Readonly<Record<string, string>>> {
  const fields = asked?.form.map((field) => [field.name, v.string()]) ?? [];
  return readParameters(v.strictObject(Object.fromEntries(fields)), body);
}
