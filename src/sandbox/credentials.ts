import type { WireField, WireUi } from '../proxy/providers/mono/wire.ts';

/** What the provider's documents tell testers to type. */
export const credentials = {
  user: 'user_good',
  password: '123456',
  pin: '1234',
  token: '123456',
  answer: 'lagos',
} as const;

/** What a secret field wants, by its name. Undefined where anything goes. */
function expectedFor(field: WireField): string | undefined {
  const name = field.name.toLowerCase();
  if (name === 'answer') return credentials.answer;
  if (name.endsWith('pin')) return credentials.pin;
  if (field.contentType !== 'password' && name !== 'otp') return undefined;
  return name === 'card' ? undefined : credentials.password;
}

/** The field whose value chooses the scenario: the first one that is not masked. */
export function identifierOf(ui: WireUi, inputs: Readonly<Record<string, string>>): string {
  const field = ui.form.find((candidate) => candidate.contentType !== 'password');
  return field ? (inputs[field.name] ?? '').trim() : '';
}

/** The first field that holds something else than the documented value; undefined when all are right. */
export function firstWrong(ui: WireUi, inputs: Readonly<Record<string, string>>): WireField | undefined {
  return ui.form.find((field) => {
    const expected = expectedFor(field);
    return expected !== undefined && (inputs[field.name] ?? '').trim().toLowerCase() !== expected;
  });
}
