import { encodePng } from './png.ts';

/** Digits of three by five dots, row by row. */
const dots: Readonly<Record<string, readonly string[]>> = {
  '0': ['###', '#.#', '#.#', '#.#', '###'],
  '1': ['.#.', '##.', '.#.', '.#.', '###'],
  '2': ['###', '..#', '###', '#..', '###'],
  '3': ['###', '..#', '.##', '..#', '###'],
  '4': ['#.#', '#.#', '###', '..#', '..#'],
  '5': ['###', '#..', '###', '..#', '###'],
  '6': ['###', '#..', '###', '#.#', '###'],
  '7': ['###', '..#', '.#.', '.#.', '.#.'],
  '8': ['###', '#.#', '###', '#.#', '###'],
  '9': ['###', '#.#', '###', '..#', '###'],
};

const dotSize = 8;
const gap = 8;
const margin = 12;
const ink = 40;
const paper = 244;

/** A picture of these digits as a `data:` url of a PNG, each a little lower or higher than the one before. */
export function captchaPicture(digits: string): string {
  const digitWidth = 3 * dotSize + gap;
  const width = 2 * margin + digits.length * digitWidth - gap;
  const height = 2 * margin + 5 * dotSize;
  const shadeAt = (x: number, y: number): number => {
    const column = x - margin;
    const place = Math.floor(column / digitWidth);
    const wave = place % 2 === 0 ? -4 : 4;
    const row = Math.floor((y - margin - wave) / dotSize);
    const dot = dots[digits[place] ?? '']?.[row]?.[Math.floor((column % digitWidth) / dotSize)];
    if (dot === '#') return ink;
    return (x + 2 * y) % 23 === 0 ? 190 : paper;
  };
  const png = encodePng(width, height, shadeAt);
  return `data:image/png;base64,${png.toString('base64')}`;
}
