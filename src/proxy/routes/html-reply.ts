import { randomBytes } from 'node:crypto';
import { chooseEncoding, encode, encodingHeaders } from '../assets/content-encoding.ts';
import type { Reply } from './route.ts';

/** A page for a person: compressed, never indexed, with the policy that names its nonce. */
export async function htmlReply(
  status: number,
  html: string,
  policy: string,
  acceptEncoding: string | null,
): Promise<Reply> {
  const encoding = chooseEncoding(acceptEncoding);
  return {
    status,
    content: await encode(Buffer.from(html), encoding, 5),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-robots-tag': 'noindex',
      ...encodingHeaders(encoding),
    },
  };
}

export function createNonce(): string {
  return randomBytes(16).toString('base64');
}
