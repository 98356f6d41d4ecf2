import type { WireFieldError, WireValidationError } from '../../proxy/providers/mono/mandate-wire.ts';
import { json, type Reply } from '../reply.ts';

/** What is wrong with a value; undefined where nothing is. */
export type FieldCheck = (value: unknown) => string | undefined;

type Fields = Readonly<Record<string, unknown>>;

const asFields = (body: unknown): Fields =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Fields) : {};

/** The value at a path such as `identity.number`. */
const valueAt = (body: unknown, path: string): unknown =>
  path.split('.').reduce((value, name) => asFields(value)[name], body);

export const text =
  (least: number, most: number): FieldCheck =>
  (value) => {
    if (typeof value !== 'string') return 'must be a string';
    const { length } = value.trim();
    if (length === 0 && least > 0) return 'should not be empty';
    if (length < least) return `must be longer than or equal to ${least} characters`;
    return value.length > most ? `must be shorter than or equal to ${most} characters` : undefined;
  };

export const digits =
  (count: number): FieldCheck =>
  (value) =>
    typeof value === 'string' && new RegExp(`^\\d{${count}}$`).test(value)
      ? undefined
      : `must be a string of ${count} digits`;

export const like =
  (pattern: RegExp, complaint: string): FieldCheck =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : complaint;

export const oneOf =
  (...words: readonly string[]): FieldCheck =>
  (value) =>
    words.includes(value as string) ? undefined : `must be one of the following values: ${words.join(', ')}`;

export const whole =
  (least: number, most: number): FieldCheck =>
  (value) => {
    if (!Number.isInteger(value)) return 'must be an integer number';
    if ((value as number) < least) return `must not be less than ${least}`;
    return (value as number) > most ? `must not be greater than ${most}` : undefined;
  };

export const object: FieldCheck = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'must be an object';

export const optional =
  (check: FieldCheck): FieldCheck =>
  (value) =>
    value === undefined ? undefined : check(value);

/**
 * Every complaint about a body, in the order of the checks, then one for each field that is not known. A complaint that starts
 * with a small letter is about the field it is put after.
 */
export function complaintsAbout(
  body: unknown,
  checks: Readonly<Record<string, FieldCheck>>,
): readonly WireFieldError[] {
  const complaints = Object.entries(checks).flatMap(([field, check]) => {
    const complaint = check(valueAt(body, field));
    if (complaint === undefined) return [];
    return [{ field, message: /^[a-z]/.test(complaint) ? `${field} ${complaint}` : complaint }];
  });
  const known = new Set(Object.keys(checks).map((path) => path.split('.')[0]));
  const strangers = Object.keys(asFields(body)).filter((field) => !known.has(field));
  return [
    ...complaints,
    ...strangers.map((field) => ({ field, message: `property ${field} should not exist` })),
  ];
}

export const validationError = (complaints: readonly WireFieldError[]): Reply =>
  json(400, {
    status: 'failed',
    message: 'Validation error',
    data: complaints,
  } satisfies WireValidationError);
