import { cleanup, render, screen } from '@testing-library/preact';
import { generate } from 'lean-qr';
import { afterEach, expect, test } from 'vitest';
import { QrCode, qrPath } from './qr-code.tsx';

afterEach(cleanup);

/** The modules that a path of rectangles covers, row by row. */
function drawn(path: string, size: number): string {
  const modules = Array.from({ length: size * size }, () => '0');
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let at = 0; at < Number(run); at += 1) modules[Number(y) * size + Number(x) + at] = '1';
  }
  return modules.join('');
}

test('what is drawn is the code, module by module', () => {
  const code = generate('https://pay.adirelane.example/c/5tJ0kZ1vQ9xW3mB7nY2cLr8dHs4gPf6a');
  const dark = Array.from({ length: code.size ** 2 }, (_, at) =>
    code.get(at % code.size, Math.floor(at / code.size)) ? '1' : '0',
  ).join('');
  const path = qrPath(code.size, dark);
  expect(drawn(path, code.size)).toBe(dark);
  expect(path.replace(/M\d+ \d+h\d+v1h-\d+z/g, '')).toBe('');
});

test('the code has its name for those who do not see it, and four modules of quiet on every side', () => {
  render(<QrCode size={2} dark="1001" label="QR code with the link" />);
  expect(screen.getByRole('img', { name: 'QR code with the link' }).getAttribute('viewBox')).toBe(
    '-4 -4 10 10',
  );
});

test('modules that are no square are not drawn', () => {
  const { container } = render(<QrCode size={3} dark="1001" label="QR code" />);
  expect(container.innerHTML).toBe('');
});
