/** Schemes that run or reveal something in a browser. None of them is ever an app's. */
const dangerous = new Set(['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'about:', 'view-source:']);

/**
 * Whether a payer may be sent to `address`: an absolute url without user name, backslash, space or control character, whose origin
 * or app scheme is listed to the letter. Checked when a checkout is made, so that a page never has to.
 */
export function isReturnAddress(address: string, listed: readonly string[]): boolean {
  if (/[\s\\\p{Cc}\p{Cf}]/u.test(address) || !URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '' || dangerous.has(url.protocol)) return false;
  if (url.protocol === 'https:' || url.protocol === 'http:') {
    if (!/^https?:\/\/[^/@]+(?:[/?#]|$)/i.test(address)) return false;
    return listed.some((entry) => originOf(entry) === url.origin);
  }
  return listed.some((entry) => entry === url.protocol || entry === `${url.protocol}//`);
}

/** Every origin asked for must be among the configured ones. */
export function areAllowedOrigins(asked: readonly string[], listed: readonly string[]): boolean {
  return asked.every((origin) => listed.includes(origin));
}

function originOf(entry: string): string | undefined {
  return /^https?:\/\//i.test(entry) && URL.canParse(entry) ? new URL(entry).origin : undefined;
}
