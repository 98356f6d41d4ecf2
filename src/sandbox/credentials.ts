import type { WireField, WireUi } from '../proxy/providers/mono/wire.ts';

/** What testers type: user, password, PIN, token and answer by the provider's documents, the picture's digits by us. */
export const credentials = {
  user: 'user_good',
  password: '123456',
  pin: '1234',
  token: '123456',
  answer: 'lagos',
  captcha: '482913',
} as const;

type Named = Pick<WireField, 'name' | 'options'> & {
  readonly contentType?: string;
  readonly masked?: boolean;
};

/**
 * What a field wants, by its name; undefined where anything goes. Takes a field as the provider spells it, or any other with
 * a name and a word on masking.
 */
function expectedFor(field: Named): string | undefined {
  const name = field.name.toLowerCase();
  if (name === 'answer') return credentials.answer;
  if (name === 'captcha') return credentials.captcha;
  if (name.endsWith('pin')) return credentials.pin;
  const masked = field.contentType === 'password' || field.masked === true;
  if (!masked && name !== 'otp' && name !== 'token') return undefined;
  return name === 'card' ? undefined : credentials.password;
}

/** Something that the bank takes for this field: the right code, the first option, or any text at all. */
export const rightInput = (field: Named): string =>
  field.options?.[0]?.value ?? expectedFor(field) ?? '0123456789';

/** The field whose value chooses the scenario: the first one that is not masked. */
export function identifierOf(ui: WireUi, inputs: Readonly<Record<string, string>>): string {
  const field = ui.form.find((candidate) => candidate.contentType !== 'password');
  return field ? (inputs[field.name] ?? '').trim() : '';
}

/** The first field that holds something else than it wants; undefined when all are right. */
export function firstWrong(ui: WireUi, inputs: Readonly<Record<string, string>>): WireField | undefined {
  return ui.form.find((field) => {
    const typed = (inputs[field.name] ?? '').trim();
    if (field.options) return !field.options.some(({ value }) => value === typed);
    const expected = expectedFor(field);
    return expected !== undefined && typed.toLowerCase() !== expected;
  });
}
