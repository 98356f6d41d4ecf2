import { ConfigError } from './config-error.ts';

const LEAST = [22, 12] as const;

/** Throws `ConfigError` where this Node is older than what the proxy was tried with. */
export function checkNodeVersion(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  throw new ConfigError('Node', `${LEAST.join('.')} or later is needed, this is ${version}`);
}
