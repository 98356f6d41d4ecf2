import { ProblemError } from '../../contract/problem.ts';
import { measureJson } from './json-measure.ts';

const MAX_DEPTH = 8;
const MAX_KEYS = 200;

const jsonMediaType = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** The body as it came, never more than `limit` bytes of it. Throws `too_large`. A compressed body is not opened. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new ProblemError('too_large');
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength;
      if (size > limit) throw new ProblemError('too_large');
      chunks.push(chunk);
    }
  } catch (error) {
    // A caller that is gone before its body has come; there is nobody to tell, and nothing of ours has failed.
    throw error instanceof ProblemError ? error : new ProblemError('invalid_request');
  }
  return Buffer.concat(chunks);
}

/**
 * The body as JSON. Takes UTF-8 without a byte order mark only, and refuses what no call of ours needs: deep nesting, many
 * keys, NUL, half a surrogate pair, and names that every object inherits. Throws `unsupported_media_type`, `too_large`,
 * `invalid_request`.
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (!jsonMediaType.test(request.headers.get('content-type') ?? '') || encoding !== 'identity') {
    throw new ProblemError('unsupported_media_type');
  }
  const bytes = await readBytes(request, limit);
  const { depth, keys } = measureJson(bytes);
  if (depth > MAX_DEPTH || keys > MAX_KEYS) throw new ProblemError('invalid_request');
  const value = parse(bytes);
  if (!isPlain(value)) throw new ProblemError('invalid_request');
  return value;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new ProblemError('invalid_request');
  }
}

/** Text that a database keeps as it is: no NUL, no half of a surrogate pair. */
export function isPlainText(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return isPlainText(value);
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(
    ([key, inner]) => !isInherited(key) && isPlainText(key) && isPlain(inner),
  );
}

/** Names that schemas may drop without a word instead of refusing them. */
function isInherited(key: string): boolean {
  return key in Object.prototype || key === 'prototype';
}
