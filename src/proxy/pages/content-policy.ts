/**
 * What the checkout page may load and who may frame it. Only scripts that carry the nonce run, and what they import; no
 * string ever becomes markup; the page talks to its own origin only.
 */
export function contentPolicy(options: {
  nonce: string;
  logoOrigin: string | undefined;
  frameAncestors: readonly string[];
}): string {
  const { nonce, logoOrigin, frameAncestors } = options;
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    `img-src 'self' data:${logoOrigin ? ` ${logoOrigin}` : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors.length > 0 ? frameAncestors.join(' ') : "'none'"}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
