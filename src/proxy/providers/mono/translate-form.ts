import * as v from 'valibot';
import type { Field, Form } from '../../../contract/form.ts';
import { plainLines } from './plain-text.ts';
import { asRecord, exactText, line, pick, RecordSchema } from './reading.ts';
import { asksForCaptcha, toPicture } from './translate-captcha.ts';
import { toOptions } from './translate-options.ts';

type Purpose = Field['purpose'];

/** By the field's own name, whose spelling varies: `accountNo`, `accountno`, `mPin`. Names nobody listed go by masking. */
const purposes: readonly (readonly [name: RegExp, purpose: Purpose])[] = [
  [/^(otp|onetimepassword|onetimepin|verificationcode|smscode)$/, 'one-time-code'],
  [/token$/, 'token'],
  [/pin$/, 'pin'],
  [/^(card|cardnumber|cardno|pan)$/, 'card-number'],
  [/^(password|passcode|passphrase)$/, 'password'],
  [/answer/, 'answer'],
  [
    /^(username|userid|user|loginid|customerid|email|phone|phonenumber|accountno|accountnumber|accessid)$/,
    'identifier',
  ],
];

/** Names of which only digits are known. A user id may be letters, so it is not among them. */
const digitsOnly =
  /^(otp|onetimepin|.*token|.*pin|card|cardnumber|cardno|pan|accountno|accountnumber|bvn|phone|phonenumber)$/;

/** Names that no JSON body of ours can carry. */
const unusableNames = ['__proto__', 'constructor', 'prototype'];

const MAX_FIELDS = 12;
const MAX_ENTRIES = 200;
const MAX_LENGTH = 512;
const characters = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_LENGTH));

const unanswerable: Form = { fields: [] };

/**
 * The first form of theirs that one of these holds, as ours: in `ui`, `userInput`, or the value itself. Undefined where nothing can be
 * typed into any. Types nobody has seen become plain inputs. Without fields where it cannot be answered in full: a captcha without a picture that
 * can be shown, or more than 12 fields.
 */
export function toForm(...sources: readonly unknown[]): Form | undefined {
  for (const ui of sources.flatMap(candidates)) {
    const form = readForm(ui);
    if (form) return form;
  }
  return undefined;
}

/** Where in an answer a form may sit. */
export function candidates(source: unknown): readonly Readonly<Record<string, unknown>>[] {
  const holder = asRecord(source);
  return [holder['ui'], holder['userInput'], holder['user_input'], holder].filter((candidate) =>
    v.is(RecordSchema, candidate),
  );
}

function readForm(ui: Readonly<Record<string, unknown>>): Form | undefined {
  const entries = Array.isArray(ui['form']) ? ui['form'].slice(0, MAX_ENTRIES) : [];
  if (entries.some((entry) => asksForCaptcha(entry) && toPicture(entry) === undefined)) return unanswerable;
  const fields = entries.map(toField).filter((field) => field !== undefined);
  const unique = fields.filter((field, at) => fields.findIndex((other) => other.name === field.name) === at);
  if (unique.length === 0) return undefined;
  if (unique.length > MAX_FIELDS) return unanswerable;
  const prompt = typeof ui['title'] === 'string' ? plainLines(ui['title'], 400) : '';
  return prompt ? { prompt, fields: unique } : { fields: unique };
}

function toField(entry: unknown): Field | undefined {
  const record = asRecord(entry);
  const name = exactText(record['name'], 64);
  if (name === undefined || unusableNames.includes(name)) return undefined;
  const masked = pick(record, 'contentType', 'content_type') === 'password';
  const plainName = name.toLowerCase().replace(/[^a-z]/g, '');
  const picture = toPicture(entry);
  const options = toOptions(record['options']);
  return {
    name,
    label: v.parse(line(120), pick(record, 'hint', 'label')) ?? name,
    purpose: picture === undefined ? purposeOf(plainName, masked) : 'captcha',
    masked,
    numeric: picture === undefined && digitsOnly.test(plainName),
    ...lengthsOf(record),
    ...(picture === undefined ? {} : { picture }),
    ...(options === undefined ? {} : { options }),
  };
}

function purposeOf(plainName: string, masked: boolean): Purpose {
  const listed = purposes.find(([pattern]) => pattern.test(plainName));
  return listed?.[1] ?? (masked ? 'password' : 'other');
}

/** An exact length goes before a bound: beside it a bound says nothing, or something that nobody could meet. */
function lengthsOf(record: Readonly<Record<string, unknown>>): Pick<Field, 'exactLength' | 'maxLength'> {
  const exactLength = record['length'];
  if (v.is(characters, exactLength)) return { exactLength };
  const maxLength = pick(record, 'maxLength', 'max_length');
  return v.is(characters, maxLength) ? { maxLength } : {};
}
