import type { WireField, WireUi } from '../proxy/providers/mono/wire.ts';

export const text = (name: string, hint: string, bounds: Partial<WireField> = {}): WireField => ({
  type: 'elements.input',
  name,
  hint,
  contentType: 'string',
  ...bounds,
});

export const secret = (name: string, hint: string, bounds: Partial<WireField> = {}): WireField => ({
  type: 'elements.input',
  name,
  hint,
  contentType: 'password',
  ...bounds,
});

/** What most banks ask for. */
export const userAndPassword: readonly WireField[] = [
  text('username', 'User ID'),
  secret('password', 'Password'),
];

/** What banks ask for after the login. Titles hold a literal backslash and n where the provider means a line break. */
export const questions = {
  security: {
    title: 'Kindly Answer Your Security Question',
    form: [text('answer', 'Which city were you born in ?')],
  },
  session: {
    title:
      'Please Note: your bank requires a hardware token to set up a direct debit.\\nEnter your generated token code:',
    form: [
      secret('answer', 'Please enter the security answer'),
      secret('token', 'Please enter token', { length: 6 }),
    ],
  },
  token: {
    title: 'For security purposes, please generate a token and enter it below to complete this transaction.',
    form: [secret('token', 'Please enter token', { length: 6 })],
  },
  pin: {
    title: 'Enter the PIN of your account to approve this payment.',
    form: [secret('pin', 'Please enter PIN', { length: 4 })],
  },
} as const satisfies Record<string, WireUi>;
