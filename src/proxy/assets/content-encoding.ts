import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type ContentEncoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/** The best encoding that an Accept-Encoding header allows: brotli, then gzip, then none. */
export function chooseEncoding(acceptEncoding: string | null): ContentEncoding {
  const accepted = new Map<string, number>();
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', weight] = part.split(';').map((piece) => piece.trim());
    accepted.set(name, weight?.startsWith('q=') ? Number(weight.slice(2)) : 1);
  }
  const allows = (name: string): boolean => (accepted.get(name) ?? accepted.get('*') ?? 0) > 0;
  return allows('br') ? 'br' : allows('gzip') ? 'gzip' : 'identity';
}

/** `quality` is brotli's: 5 for what is made for each request, 11 for what is made once. */
export async function encode(
  content: Uint8Array,
  encoding: ContentEncoding,
  quality: 5 | 11,
): Promise<Uint8Array> {
  if (encoding === 'identity') return content;
  if (encoding === 'gzip') return gz(content, { level: quality === 11 ? 9 : 6 });
  return brotli(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
    },
  });
}

/** The headers that go with an encoding. */
export function encodingHeaders(encoding: ContentEncoding): Record<string, string> {
  return {
    vary: 'Accept-Encoding, Origin',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  };
}
