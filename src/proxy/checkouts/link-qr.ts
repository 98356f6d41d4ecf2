import { correction, generate } from 'lean-qr';
import type { Qr } from '../../contract/mandate-view.ts';

/** Drawing one takes longer than the rest of a view, and a checkout's view is made often. */
const KEPT = 500;
const drawn = new Map<string, Qr>();

/** A link as a QR code, with a correction that a scratched screen forgives. */
export function linkQr(url: string): Qr {
  const known = drawn.get(url);
  if (known) return known;
  const code = generate(url, { minCorrectionLevel: correction.M });
  let dark = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) dark += code.get(x, y) ? '1' : '0';
  }
  const qr = { size: code.size, dark };
  const [oldest] = drawn.keys();
  if (drawn.size >= KEPT && oldest !== undefined) drawn.delete(oldest);
  drawn.set(url, qr);
  return qr;
}
