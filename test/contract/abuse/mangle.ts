import type { Draw } from '../../faults/draw.ts';
import { oddTexts, oddValues } from './odd-values.ts';

type Box = Record<string, unknown>;

/** The value with up to three of its parts, at any depth, replaced, dropped or joined by others. The one given stays as it is. */
export function mangleValue(good: unknown, draw: Draw, mark: string): unknown {
  const whole: Box = { body: structuredClone(good) };
  for (let changes = draw.upTo(3); changes > 0; changes -= 1) {
    const holder = draw.pick(boxesIn(whole));
    const keys = Object.keys(holder);
    const key =
      keys.length > 0 && draw.chance(0.75) ? draw.pick(keys) : draw.pick([...oddTexts, 'version', mark]);
    if (holder !== whole && draw.chance(0.2)) delete holder[key];
    else set(holder, key, oddValue(Object.hasOwn(holder, key) ? holder[key] : undefined, draw, mark));
  }
  return whole['body'];
}

/** An odd text, half of the time with the mark in it, so that it is seen wherever it comes out again. */
export function oddText(draw: Draw, mark: string): string {
  const text = draw.chance(0.15) ? randomText(draw) : draw.pick(oddTexts);
  return draw.chance(0.5) ? `${text}${mark}` : text;
}

/** The text as bytes, and now and then some of those turned, cut, doubled or joined by odd ones. */
export function mangleBytes(text: string, draw: Draw): Uint8Array {
  const bytes = Buffer.from(text);
  if (!draw.chance(0.15)) return bytes;
  const at = draw.upTo(bytes.length);
  const odd = draw.pick([
    [0],
    [0xff, 0xfe],
    [0xef, 0xbb, 0xbf],
    [0xc0, 0xaf],
    [0xed, 0xa0, 0x80],
    [0x22],
    [0x5c],
  ]);
  switch (draw.upTo(4)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(odd), bytes.subarray(at)]);
    case 2:
      return Buffer.concat([bytes, bytes.subarray(at)]);
    case 3:
      return Buffer.from(text, 'utf16le');
    default: {
      const turned = Buffer.from(bytes);
      if (at < turned.length) turned[at] = draw.upTo(255);
      return turned;
    }
  }
}

function oddValue(former: unknown, draw: Draw, mark: string): unknown {
  if (draw.chance(0.5)) return oddText(draw, mark);
  if (draw.chance(0.2)) return [former, former];
  if (draw.chance(0.2)) return { [draw.pick(oddTexts)]: former };
  if (typeof former === 'number')
    return draw.pick([former + 1, -former, former / 3, former * 1e10, String(former)]);
  return structuredClone(draw.pick(oddValues));
}

function randomText(draw: Draw): string {
  const most = draw.pick([0x7f, 0xff, 0xffff]);
  return String.fromCharCode(...Array.from({ length: draw.upTo(40) }, () => draw.upTo(most)));
}

function boxesIn(value: unknown): Box[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Box, ...Object.values(value).flatMap(boxesIn)];
}

/** An assignment to `__proto__` would go unseen. */
function set(holder: Box, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
