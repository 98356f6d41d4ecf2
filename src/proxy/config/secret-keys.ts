/** `sk_test_` or `sk_live_`, then 32 characters or more: as much as can never be guessed. */
const shape = /^sk_(test|live)_[A-Za-z0-9_-]{32,200}$/;

export type Mode = 'test' | 'live';

/** The mode that all the keys carry; undefined where one is malformed or they do not agree. */
export function modeOfSecretKeys(keys: readonly string[]): Mode | undefined {
  const modes = new Set(keys.map((key) => shape.exec(key)?.[1]));
  const [mode] = modes;
  return modes.size === 1 ? (mode as Mode | undefined) : undefined;
}

/** `whsec_` and the base64 of 24 to 64 random bytes, as Standard Webhooks writes a secret. */
export function isWebhookSecret(text: string): boolean {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const size = Buffer.from(text.slice('whsec_'.length), 'base64').length;
  return size >= 24 && size <= 64;
}
