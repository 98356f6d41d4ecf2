import { asRecord } from './reading.ts';

const MAX_PICTURE = 65_536;
/** Raster pictures only: an SVG is a document, with whatever it carries. */
const pictureUrl = /^data:image\/(png|jpe?g|gif|webp);base64,([A-Za-z0-9+/]+={0,2})$/;

/** Whether something has to be read from a picture before this field can be filled in. */
export function asksForCaptcha(entry: unknown): boolean {
  const { type, value } = asRecord(entry);
  const hasPicture = typeof value === 'string' && /^\s*data:/i.test(value);
  return hasPicture || (typeof type === 'string' && type.toLowerCase().includes('captcha'));
}

/** The picture of a captcha as a `data:` url that is safe in an `<img>`, of at most 64 kB; undefined without one. */
export function toPicture(entry: unknown): string | undefined {
  const { value } = asRecord(entry);
  if (typeof value !== 'string' || value.length > MAX_PICTURE) return undefined;
  const [, type, base64] = pictureUrl.exec(value.replace(/\s+/g, '')) ?? [];
  if (type === undefined || base64 === undefined || base64.length % 4 !== 0) return undefined;
  return `data:image/${type === 'jpg' ? 'jpeg' : type};base64,${base64}`;
}
