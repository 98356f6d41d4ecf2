import * as v from 'valibot';
import type { Command } from './steps.ts';

const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** What a payer typed into a bank's form: field name to text. Bounded, since it is passed on and never looked into. */
export const TypedFieldsSchema = v.pipe(
  v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(64)), v.pipe(v.string(), v.maxLength(512))),
  v.maxEntries(12),
);
export type TypedFields = v.InferOutput<typeof TypedFieldsSchema>;

const bare = v.strictObject({ version });
const typed = v.strictObject({ version, fields: TypedFieldsSchema });

/** Body of `POST /v1/session/steps/{command}`, per command. Unknown keys are refused: a page can never send an amount. */
export const commandBodies = {
  'choose-way': v.strictObject({ version, way: v.picklist(['bank', 'provider-page']) }),
  'choose-bank': v.strictObject({ version, bankId: id }),
  'choose-method': v.strictObject({ version, methodId: id }),
  'log-in': typed,
  answer: typed,
  'choose-account': v.strictObject({ version, accountId: id }),
  pay: bare,
  authorise: typed,
  returned: bare,
  'start-over': bare,
  'try-again': bare,
  'go-back': bare,
  'change-method': bare,
  'change-bank': bare,
  cancel: bare,
} as const satisfies Record<Command, v.GenericSchema>;

export type CommandBody<C extends Command> = v.InferOutput<(typeof commandBodies)[C]>;
