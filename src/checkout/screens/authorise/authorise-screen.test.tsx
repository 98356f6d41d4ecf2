import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { fields, views } from '../../../../test/support/gallery/sample-views.ts';
import { page } from '../../../../test/support/gallery/screens.tsx';
import type { Field } from '../../../contract/form.ts';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = views.authorise;

function open(asked: readonly Field[]) {
  const sent: PayerEvent[] = [];
  render(page({ view: { ...view, form: { fields: [...asked] } } }, (event) => sent.push(event)));
  return sent;
}

test('a code can be filled in by the phone, and pasted with spaces', () => {
  const sent = open([fields.otp]);
  const code = screen.getByLabelText<HTMLInputElement>('One-time code');
  expect(code.getAttribute('autocomplete')).toBe('one-time-code');
  fireEvent.input(code, { target: { value: ' 481\u00a0203\u200b' } });
  fireEvent.submit(code.closest('form') as HTMLFormElement);
  const [event] = sent;
  expect(event?.type === 'fields.submitted' && event.fields.open()).toEqual({ otp: '481203' });
  expect(code.value).toBe('');
});

test('going to the messages for the rest of a code does not empty it; leaving the page does', () => {
  open([fields.otp, fields.pin]);
  const code = screen.getByLabelText<HTMLInputElement>('One-time code');
  const pin = screen.getByLabelText<HTMLInputElement>('Transaction PIN');
  fireEvent.input(code, { target: { value: '481' } });
  fireEvent.input(pin, { target: { value: '1234' } });
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  Reflect.deleteProperty(document, 'visibilityState');
  expect([code.value, pin.value]).toEqual(['481', '']);
  window.dispatchEvent(new Event('pagehide'));
  expect(code.value).toBe('');
});

test('the heading says what the bank asks for', () => {
  const heading = () => screen.getAllByRole('heading', { level: 1 }).at(-1)?.textContent;
  open([fields.otp]);
  expect(heading()).toBe('Enter the code from GTBank');
  open([fields.token]);
  expect(heading()).toBe('Enter the token code for GTBank');
  open([fields.pin]);
  expect(heading()).toBe('Enter your PIN for GTBank');
  open([fields.token, fields.pin]);
  expect(heading()).toBe('GTBank asks you to confirm');
});

test('the button says what it will do with how much', () => {
  open([fields.pin]);
  expect(screen.getByRole('button', { name: 'Pay ₦48,500.00' }).getAttribute('type')).toBe('submit');
});
