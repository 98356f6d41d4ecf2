import { ConfigError } from './config-error.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

export function required(variables: Variables, name: string): string {
  const value = variables[name];
  if (!value) throw new ConfigError(name, 'is missing');
  return value;
}

/** Entries between commas, without the empty ones. */
export function list(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((part) => part.trim() || []);
}

/** One of the words given, the first one where nothing is said. */
export function choice<const W extends readonly [string, ...string[]]>(
  variables: Variables,
  name: string,
  words: W,
): W[number] {
  const told = variables[name] || words[0];
  const found = words.find((word) => word === told);
  if (found === undefined) throw new ConfigError(name, `must be ${words.join(' or ')}`);
  return found;
}
