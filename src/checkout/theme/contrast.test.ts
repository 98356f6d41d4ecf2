import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, readableOn, readColour, TEXT_CONTRAST, textOn, writeColour } from './contrast.ts';

const part = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(part, part, part);

function ratio(one: string, other: string): number {
  const [a, b] = [readColour(one), readColour(other)];
  if (a === undefined || b === undefined) throw new Error('not a colour');
  return contrast(a, b);
}

test('only #rrggbb is a colour', () => {
  const hostile = [
    'red',
    '#fff',
    '#12345g',
    'url(x)',
    'var(--x)',
    '#0b5cff;}body{',
    ' #0b5cff',
    '#0b5cff\n',
    '',
  ];
  expect(hostile.map(readColour)).toEqual(hostile.map(() => undefined));
  expect(readColour(undefined)).toBeUndefined();
  expect(readColour('#0B5cff')).toEqual([11, 92, 255]);
});

test('contrast is what WCAG says it is', () => {
  expect(ratio('#000000', '#ffffff')).toBe(21);
  expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
  expect(ratio('#ffffff', '#777777')).toBeCloseTo(4.478, 3);
});

test('text on any colour at all can be read', () => {
  fc.assert(fc.property(colour, (any) => ratio(textOn(any), writeColour(any)) >= TEXT_CONTRAST));
});

test('text in any accent can be read on the surfaces of either theme', () => {
  const light = ['#ffffff', '#f5f6f8'];
  const dark = ['#14181f', '#1d222b'];
  const surfaces = (texts: string[]) => texts.map((text) => readColour(text) ?? ([0, 0, 0] as const));
  fc.assert(
    fc.property(colour, (any) => {
      const onLight = readableOn(any, surfaces(light), 'black');
      const onDark = readableOn(any, surfaces(dark), 'white');
      return (
        light.every((surface) => ratio(onLight, surface) >= TEXT_CONTRAST) &&
        dark.every((surface) => ratio(onDark, surface) >= TEXT_CONTRAST)
      );
    }),
  );
});

test('an accent that can be read already is left as the merchant chose it', () => {
  expect(readableOn([11, 92, 255], [[255, 255, 255]], 'black')).toBe('#0b5cff');
});
