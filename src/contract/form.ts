import * as v from 'valibot';

/** What a field is for: decides keyboard, autofill hint and masking, never what is accepted. */
export const fieldPurposes = [
  'identifier',
  'password',
  'pin',
  'one-time-code',
  'token',
  'card-number',
  'answer',
  'captcha',
  'other',
] as const;

/**
 * One input that a bank asks for. `name` is the provider's own, to the letter. `exactLength` and `maxLength` count characters.
 * `numeric` only asks for a number keyboard; a payer may still type anything. `picture` is what the payer has to read, as a
 * `data:` url of a PNG, JPEG, GIF or WebP. `options`: one of these is chosen, its `value` is sent.
 */
export const FieldSchema = v.object({
  name: v.string(),
  label: v.string(),
  purpose: v.picklist(fieldPurposes),
  masked: v.boolean(),
  numeric: v.boolean(),
  exactLength: v.exactOptional(v.number()),
  maxLength: v.exactOptional(v.number()),
  picture: v.exactOptional(v.string()),
  options: v.exactOptional(v.array(v.object({ value: v.string(), label: v.string() }))),
});
export type Field = v.InferOutput<typeof FieldSchema>;

/** What a bank asks for, in its order. `prompt` is the bank's own sentence, shown as plain text with its line breaks. */
export const FormSchema = v.object({
  prompt: v.exactOptional(v.string()),
  fields: v.array(FieldSchema),
});
export type Form = v.InferOutput<typeof FormSchema>;
