import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { pageViews } from '../../../../test/support/gallery/page-variants.ts';
import { type Moment, page } from '../../../../test/support/gallery/screens.tsx';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = pageViews['enter-details'];

function shows(moment: Moment) {
  const sent: PayerEvent[] = [];
  const drawn = render(page(moment, (event) => sent.push(event)));
  const type = (name: string, value: string) => {
    const field = drawn.container.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (field === null) throw new Error(`No field ${name}`);
    fireEvent.input(field, { target: { value } });
  };
  const submit = () => fireEvent.submit(drawn.container.querySelector('form') as Element);
  return { ...drawn, sent, type, submit };
}

test('only what is missing is asked for, and it travels sealed', () => {
  const { container, sent, type, submit } = shows({ view: { ...view, asks: ['phone', 'bvn'] } });
  expect([...container.querySelectorAll('input')].map(({ name }) => name)).toEqual(['phone', 'bvn']);
  type('phone', '0803 123 4567');
  type('bvn', '222 000 11122');
  submit();
  const [event] = sent;
  if (event?.type !== 'details.entered') throw new Error('Nothing was entered');
  expect(JSON.stringify(event)).not.toContain('22200011122');
  expect(event.entered.open()).toEqual({ details: { phone: '08031234567', bvn: '22200011122' } });
});

test('what cannot be right is said at its field, and nothing is sent', () => {
  const { container, sent, submit, type } = shows({ view: { ...view, asks: ['bvn'] } });
  type('bvn', '222');
  submit();
  expect(container.querySelector('.error')?.textContent).toBe('A BVN has 11 digits. This one has 3.');
  expect(sent).toEqual([]);
});

test('the BVN is not left standing once the page is put aside', () => {
  const { container, type } = shows({ view });
  type('bvn', '22200011122');
  window.dispatchEvent(new Event('pagehide'));
  expect(container.querySelector<HTMLInputElement>('[name="bvn"]')?.value).toBe('');
});

test('details that were refused are said to be, in the provider’s name', () => {
  const { container } = shows({ view: { ...view, problem: 'details_refused' } });
  expect(container.querySelector('.error')?.textContent).toBe(
    'Mono did not accept these details. Please check each one.',
  );
});
