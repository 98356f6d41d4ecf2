import * as v from 'valibot';
import { asRecord, exactText, line } from '../reading.ts';

/** What a validation error says of one field. `message` begins with the field's name. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

const MAX_FIELDS = 20;
const fieldName = /^[A-Za-z_](?!.*\d{6})[\w.[\]-]*$/;

/** The list of a validation error, `data: [{ field, message }]`; empty for any other answer. An entry without the name of a field is left out. */
export function readFieldErrors(data: unknown): readonly FieldError[] {
  if (!Array.isArray(data)) return [];
  return data.slice(0, MAX_FIELDS).flatMap((entry) => {
    const record = asRecord(entry);
    const field = exactText(record['field'], 60);
    if (field === undefined || !fieldName.test(field)) return [];
    return [{ field, message: `${field} ${v.parse(line(300), record['message']) ?? ''}` }];
  });
}
