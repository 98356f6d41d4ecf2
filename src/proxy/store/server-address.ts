import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { StoreRefused } from './driver.ts';

/** Where a PostgreSQL server is, who we are there, and how the line is protected. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly database: string | undefined;
  readonly ssl: false | ConnectionOptions;
}

/**
 * Reads a `postgres://` url. `sslmode` means what it means to PostgreSQL's own clients: `require` encrypts, and checks the certificate
 * where `sslrootcert` names who may have signed it; `verify-ca` always checks that; `verify-full` the server's name too. Without it, as with
 * `disable`, nothing is encrypted. `host` may name a socket's folder. Throws `StoreRefused`, also for modes that are a matter of luck.
 */
export function readServerAddress(text: string): ServerAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'postgres:' && url?.protocol !== 'postgresql:') {
    throw new StoreRefused('DATABASE_URL must be a postgres:// url');
  }
  const host = url.searchParams.get('host') ?? url.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host: host || 'localhost',
    port: Number(url.port || 5432),
    user: decoded(url.username),
    password: decoded(url.password),
    database: decoded(url.pathname.slice(1)),
    ssl: protection(url.searchParams.get('sslmode') ?? 'disable', url.searchParams.get('sslrootcert')),
  };
}

function protection(mode: string, rootFile: string | null): false | ConnectionOptions {
  if (mode === 'disable') return false;
  const ca = rootFile === null ? {} : { ca: readRoot(rootFile) };
  if (mode === 'require' && rootFile === null) return { rejectUnauthorized: false };
  if (mode === 'require' || mode === 'verify-ca') {
    return { ...ca, rejectUnauthorized: true, checkServerIdentity: () => undefined };
  }
  if (mode === 'verify-full') return { ...ca, rejectUnauthorized: true };
  if (mode === 'prefer' || mode === 'allow') {
    throw new StoreRefused(
      `sslmode=${mode} in DATABASE_URL leaves it to chance whether the line is encrypted: write sslmode=verify-full (encrypted, and the server checked), sslmode=require (encrypted), or sslmode=disable (in clear)`,
    );
  }
  throw new StoreRefused('sslmode in DATABASE_URL must be disable, require, verify-ca or verify-full');
}

function readRoot(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new StoreRefused('The file that sslrootcert in DATABASE_URL names cannot be read', { cause });
  }
}

const decoded = (part: string): string | undefined => (part === '' ? undefined : decodeURIComponent(part));
