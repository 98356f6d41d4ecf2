import type { WireField } from '../proxy/providers/mono/wire.ts';

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
