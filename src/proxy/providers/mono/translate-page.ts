import { Sealed } from '../../../contract/sealed.ts';
import type { OpenedProviderPage } from '../page-provider.ts';

/** The page that an answer names; undefined where nobody may be sent to what it names. */
export type ToPage = (address: unknown) => OpenedProviderPage | undefined;

const MAX_LENGTH = 2000;
const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** Printable ASCII but the backslash, which browsers read as a slash. */
const plain = /^[!-[\]-~]+$/;

/** Whether it names a host, with a port where it is not https's own, and nothing else. */
export function isPageHost(host: string): boolean {
  return !host.includes('*') && URL.parse(`https://${host}`)?.host === host;
}

/**
 * Checks addresses of the provider's own pages. One is taken only where it begins with its origin to the letter, which leaves no room for user
 * information or for a host that reads otherwise than it is written, and where its host is exactly among `hosts`. Plain http is for this machine, with a test key. What is given on is the address as it was read.
 */
export function createToPage(hosts: readonly string[], mode: 'test' | 'live'): ToPage {
  const known = new Set(hosts);
  return (address) => {
    if (typeof address !== 'string' || address.length > MAX_LENGTH || !plain.test(address)) return undefined;
    const url = URL.parse(address);
    if (!url || !known.has(url.host)) return undefined;
    const isLocal = url.protocol === 'http:' && loopback.has(url.hostname) && mode === 'test';
    if (url.protocol !== 'https:' && !isLocal) return undefined;
    const isToTheLetter = address === url.origin || address.startsWith(`${url.origin}/`);
    return isToTheLetter ? { url: new Sealed(url.href) } : undefined;
  };
}
