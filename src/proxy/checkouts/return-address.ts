/** Schemes that run or reveal something in a browser. None of them is ever an app's. */
const dangerous = new Set(['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'about:', 'view-source:']);
/** The same anywhere in what the merchant's own page may make of an address. */
const runs = /\b(?:javascript|vbscript|data|blob|file|filesystem|about|view-source|intent)\s*:/i;
/** How often a text may be percent-encoded over; nothing honest is more than twice. */
const MOST_LAYERS = 5;

/**
 * Whether a payer may be sent to `address`: an absolute url without user name, backslash, space or control character, whose origin
 * or app scheme is listed to the letter, and which names no other place to go on to, however often encoded: a page that forwards
 * to what its address holds would lead there. Checked when a checkout is made, so that a page never has to.
 */
export function isReturnAddress(address: string, listed: readonly string[]): boolean {
  if (/[\s\\\p{Cc}\p{Cf}]/u.test(address) || !URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '' || dangerous.has(url.protocol)) return false;
  const rest = restAfterPlace(address, url, listed);
  const plain = rest === undefined ? undefined : decoded(rest);
  if (plain === undefined || /[\\\p{Cc}\p{Cf}]/u.test(plain) || runs.test(plain)) return false;
  const hosts = new Set(listed.flatMap((entry) => hostOf(entry) ?? []));
  return placesIn(plain).every((place) => hosts.has(hostOf(`https://${place}`) ?? ''));
}

/** Every origin asked for must be among the configured ones. */
export function areAllowedOrigins(asked: readonly string[], listed: readonly string[]): boolean {
  return asked.every((origin) => listed.includes(origin));
}

/** What follows the origin, or the scheme and host of an app; undefined where that is not one of the listed, to the letter. */
function restAfterPlace(address: string, { protocol }: URL, listed: readonly string[]): string | undefined {
  if (protocol !== 'https:' && protocol !== 'http:') {
    if (!listed.includes(protocol) || !address.startsWith(protocol)) return undefined;
    return address.slice(protocol.length).replace(/^\/\/[^/?#]*/, '');
  }
  const begun = listed.filter((entry) => /^https?:/.test(entry) && address.startsWith(entry));
  return begun.map((entry) => address.slice(entry.length)).find((rest) => /^([/?#]|$)/.test(rest));
}

/** The text without its percent-encoding, layer by layer; undefined where it hides more layers or letters that are none. */
function decoded(text: string): string | undefined {
  let plain = text;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    let inner: string;
    try {
      inner = plain.replace(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent);
    } catch {
      return undefined;
    }
    if (inner === plain) return plain;
    plain = inner;
  }
  return undefined;
}

/** Whatever a browser or a careless server would take for a host: after two slashes, or after `https:` with or without them. */
function placesIn(plain: string): readonly string[] {
  return [...plain.matchAll(/(?:https?:\/*|\/{2,})([^/?#&]*)/gi)].map(([, place]) => place ?? '');
}

function hostOf(address: string): string | undefined {
  const url = /^https?:\/\//i.test(address) ? URL.parse(address) : null;
  return url === null || url.username !== '' || url.password !== '' ? undefined : url.host;
}
