import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { initials, Monogram } from './monogram.tsx';

afterEach(cleanup);

test('two letters tell one bank from another', () => {
  const names = [
    'GTBank',
    'Access Bank',
    'Zenith Bank Plc',
    'First City Monument Bank',
    'UBA',
    'Adire Lane',
    'Bank',
    '9 PSB',
    '',
  ];
  expect(names.map(initials)).toEqual(['GT', 'AC', 'ZE', 'FC', 'UB', 'AL', 'BA', '9P', '']);
});

test('the letters can be read on the colour, and say nothing to a screen reader', () => {
  const { container } = render(<Monogram name="Access Bank" colour="#ef7d00" />);
  const mark = container.querySelector('span');
  expect(mark?.getAttribute('aria-hidden')).toBe('true');
  expect(mark?.style.getPropertyValue('--mark')).toBe('#ef7d00');
  expect(mark?.style.getPropertyValue('--on-mark')).toBe('#000000');
});

test('a colour that is no colour is left out', () => {
  const { container } = render(<Monogram name="Kuda" colour="red;background:url(x)" />);
  expect(container.querySelector('span')?.getAttribute('style')).toBeNull();
});
