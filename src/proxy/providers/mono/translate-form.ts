import * as v from 'valibot';
import type { Field, Form } from '../../../contract/form.ts';
import { plainLines } from './plain-text.ts';
import { asRecord, exactText, line, pick } from './reading.ts';

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

const MAX_FIELDS = 12;
const MAX_LENGTH = 512;
const characters = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_LENGTH));

/**
 * A form of theirs as ours: from `data`, `data.ui`, `data.userInput` or a bare `ui`, whichever holds one. Undefined where
 * nothing can be typed into it. Types nobody has seen become plain inputs. A form with a captcha comes back without fields: its picture
 * is not passed on by this version, so nobody could answer it.
 */
export function toForm(source: unknown): Form | undefined {
  const holder = asRecord(source);
  const ui = asRecord(pick(holder, 'ui', 'userInput', 'user_input') ?? source);
  const entries = Array.isArray(ui['form']) ? ui['form'].slice(0, MAX_FIELDS) : [];
  if (entries.some(isCaptcha)) return { fields: [] };
  const fields = entries.map(toField).filter((field) => field !== undefined);
  const unique = fields.filter((field, at) => fields.findIndex((other) => other.name === field.name) === at);
  if (unique.length === 0) return undefined;
  const prompt = typeof ui['title'] === 'string' ? plainLines(ui['title'], 400) : '';
  return prompt ? { prompt, fields: unique } : { fields: unique };
}

function isCaptcha(entry: unknown): boolean {
  const { type, value } = asRecord(entry);
  const hasPicture = typeof value === 'string' && value.startsWith('data:image/');
  return hasPicture || (typeof type === 'string' && type.includes('captcha'));
}

function toField(entry: unknown): Field | undefined {
  const record = asRecord(entry);
  const name = exactText(record['name'], 64);
  if (name === undefined || name === '__proto__') return undefined;
  const masked = pick(record, 'contentType', 'content_type') === 'password';
  const plainName = name.toLowerCase().replace(/[^a-z]/g, '');
  const exactLength = toLength(record['length']);
  const maxLength = toLength(pick(record, 'maxLength', 'max_length'));
  return {
    name,
    label: v.parse(line(120), pick(record, 'hint', 'label')) ?? name,
    purpose: purposeOf(plainName, masked),
    masked,
    numeric: digitsOnly.test(plainName),
    ...(exactLength === undefined ? {} : { exactLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}

function purposeOf(plainName: string, masked: boolean): Purpose {
  const listed = purposes.find(([pattern]) => pattern.test(plainName));
  return listed?.[1] ?? (masked ? 'password' : 'other');
}

function toLength(value: unknown): number | undefined {
  return v.is(characters, value) ? value : undefined;
}
