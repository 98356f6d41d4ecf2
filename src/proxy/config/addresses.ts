import { isIP } from 'node:net';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const privateSuffixes = ['.localhost', '.local', '.internal', '.home.arpa', '.lan'];
/** Schemes that open a page, run something or read a file rather than an app of the merchant's. */
const takenSchemes = new Set([
  'about:',
  'blob:',
  'content:',
  'data:',
  'file:',
  'filesystem:',
  'ftp:',
  'http:',
  'https:',
  'intent:',
  'javascript:',
  'vbscript:',
  'ws:',
  'wss:',
]);

/** A loopback name or address of this machine. */
export function isLoopback(url: URL): boolean {
  return loopbackNames.has(url.hostname);
}

/** An address that only this machine or this network can reach, as far as it can be told without asking a name server. */
export function isPrivate(url: URL): boolean {
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (isLoopback(url) || privateSuffixes.some((suffix) => host.endsWith(suffix))) return true;
  const address = host.replace(/^\[|\]$/g, '');
  if (isIP(address) === 4) return isPrivateIPv4(address);
  if (isIP(address) === 6) return isPrivateIPv6(address);
  return !host.includes('.');
}

function isPrivateIPv4(address: string): boolean {
  const [first = 0, second = 0] = address.split('.').map(Number);
  if (first === 0 || first === 10 || first === 127 || first >= 224) return true;
  if (first === 100) return second >= 64 && second <= 127;
  if (first === 169) return second === 254;
  if (first === 172) return second >= 16 && second <= 31;
  if (first === 198) return second === 18 || second === 19;
  return first === 192 && (second === 168 || second === 0);
}

/** Anything but global unicast, and what only wraps an IPv4 address. */
function isPrivateIPv6(address: string): boolean {
  const first = Number.parseInt(address.split(':')[0] || '0', 16);
  const wrapsIPv4 = address.startsWith('64:ff9b') || address.startsWith('2002:');
  return first < 0x2000 || first > 0x3fff || wrapsIPv4;
}

/** A url may have a host with `;` or `*` in it, which would mean something in a content security policy. */
export function hasPlainHost({ hostname }: URL): boolean {
  return /^[\w.-]+$|^\[[\da-f:.]+\]$/.test(hostname);
}

/** `https://shop.example`: scheme, host and port, nothing after them. Plain http is taken for this machine only. */
export function isExactOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.origin !== text || !hasPlainHost(url)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

/** `adire:`: the scheme of an app, in lower case with its colon. */
export function isAppScheme(text: string): boolean {
  return /^[a-z][a-z0-9+.-]{2,39}:$/.test(text) && !takenSchemes.has(text);
}
