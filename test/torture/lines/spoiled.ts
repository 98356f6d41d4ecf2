import type { Fate } from './fates.ts';
import type { Answer } from './forward.ts';

const OVERSIZED_BYTES = 10 * 1024 * 1024;
let padding: string | undefined;

/** The answer as it must not be; undefined where it has nothing that could be spoiled. No field gets another value of its own kind: that would be a lie, not damage. */
export function spoiled(how: Fate, answer: Answer): Answer | undefined {
  const read = readObject(answer.body);
  if (!read) return undefined;
  const data = isObject(read['data']) ? read['data'] : undefined;
  switch (how) {
    case 'unknown-word':
      if (data && typeof data['status'] === 'string')
        return said(answer, { ...read, data: { ...data, status: 'entangled' } });
      return 'responseCode' in read ? said(answer, { ...read, responseCode: 977 }) : undefined;
    case 'missing-field': {
      const first = someField(answer, data);
      if (!data || first === undefined) return undefined;
      const { [first]: _, ...others } = data;
      return said(answer, { ...read, data: others });
    }
    case 'wrong-type': {
      const first = someField(answer, data);
      if (!data || first === undefined) return undefined;
      return said(answer, { ...read, data: { ...data, [first]: [{ was: typeof data[first] }] } });
    }
    case 'oversized':
      padding ??= 'x'.repeat(OVERSIZED_BYTES);
      return said(answer, { ...read, padding });
    default:
      return undefined;
  }
}

/** Another one for another answer, and always the same one for the same. */
function someField({ body }: Answer, data: object | undefined): string | undefined {
  const names = Object.keys(data ?? {});
  return names[body.length % names.length];
}

function said(answer: Answer, body: object): Answer {
  return { ...answer, body: Buffer.from(JSON.stringify(body)) };
}

function readObject(body: Buffer): { [name: string]: unknown } | undefined {
  try {
    const read: unknown = JSON.parse(body.toString());
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
