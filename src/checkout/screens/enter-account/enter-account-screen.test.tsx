import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { mandateVariants, mandateViews } from '../../../../test/support/gallery/mandate-variants.ts';
import { type Moment, page } from '../../../../test/support/gallery/screens.tsx';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = mandateViews['enter-account'];

function open(moment: Partial<Moment> = {}) {
  const sent: PayerEvent[] = [];
  const send = (event: PayerEvent) => sent.push(event);
  const { rerender, unmount, container } = render(page({ view, ...moment }, send));
  const input = (name: string) => container.querySelector(`[name="${name}"]`) as HTMLInputElement;
  return {
    sent,
    unmount,
    input,
    show: (next: Partial<Moment>) => rerender(page({ view, ...next }, send)),
    type: (name: string, text: string) => fireEvent.input(input(name), { target: { value: text } }),
    submit: () => fireEvent.submit(container.querySelector('form') as HTMLFormElement),
    errorOf: (name: string) =>
      input(name).closest('.field')?.querySelector('.error')?.textContent ?? undefined,
    entered: () => sent.flatMap((event) => (event.type === 'account.entered' ? [event.entered.open()] : [])),
  };
}

const known: Partial<Moment> = { view: { ...view, asks: [] } };

describe('a payer who enters an account', () => {
  test('sends it with their details once, sealed, without what stands between the digits', () => {
    const { sent, type, submit, entered } = open();
    type('accountNumber', '013-188 3461');
    type('firstName', '  Tunde ');
    type('lastName', 'Invented  Payer');
    type('email', 'tunde@example.com');
    type('phone', '+234 (803) 123-4567');
    type('address', '1 Invented Street, Lagos');
    type('bvn', '222 000 11122');
    submit();
    expect(sent.map(({ type: what }) => what)).toEqual(['account.entered']);
    expect(JSON.stringify(sent)).toBe('[{"type":"account.entered","entered":"[sealed]"}]');
    expect(entered()).toEqual([
      {
        accountNumber: '0131883461',
        details: {
          firstName: 'Tunde',
          lastName: 'Invented Payer',
          email: 'tunde@example.com',
          phone: '+2348031234567',
          address: '1 Invented Street, Lagos',
          bvn: '22200011122',
        },
      },
    ]);
  });

  test('sees it grouped while typing at its end, and left alone while mending its middle', () => {
    const { type, input } = open(known);
    type('accountNumber', '0123456789');
    expect(input('accountNumber').value).toBe('012 345 6789');
    const field = input('accountNumber');
    field.value = '01 345 6789';
    field.setSelectionRange(2, 2);
    fireEvent.input(field);
    expect(field.value).toBe('01 345 6789');
  });

  test.each([
    ['', 'Please enter the account number.'],
    ['013188346', 'An account number has 10 digits. This one has 9.'],
    ['01318834611', 'An account number has 10 digits. This one has 11.'],
    ['O131883461', 'An account number has digits only.'],
  ])('reads beside the field what is wrong with “%s”, and sends nothing', (number, error) => {
    const { type, submit, sent, errorOf, input } = open(known);
    type('accountNumber', number);
    submit();
    expect([sent, errorOf('accountNumber')]).toEqual([[], error]);
    expect(document.activeElement === input('accountNumber')).toBe(true);
  });

  test('is asked to look again at an unusual end, and goes on all the same', () => {
    const { type, submit, entered } = open(known);
    type('accountNumber', '0131883461');
    expect(screen.getByText(/most GTBank numbers would end differently/).className).toBe('hint');
    submit();
    expect(entered()).toEqual([{ accountNumber: '0131883461', details: {} }]);
  });

  test.each([
    ['bvn', '2220001112', 'A BVN has 11 digits. This one has 10.'],
    ['phone', '0803', 'Please enter a phone number with 10 to 15 digits, like 0803 123 4567.'],
    ['email', 'tunde', 'Please check this address. It looks like name@example.com.'],
    ['firstName', ' ', 'Please fill this in.'],
  ] as const)('reads beside %s what is wrong with it', (ask, typed, error) => {
    const { type, submit, sent, errorOf } = open({ view: { ...view, asks: [ask] } });
    type('accountNumber', '0131883461');
    type(ask, typed);
    submit();
    expect([sent, errorOf(ask)]).toEqual([[], error]);
  });

  test('types nothing twice after a refusal, and is told what to do', () => {
    const { type, submit, show, input } = open();
    type('accountNumber', '0131883461');
    type('firstName', 'Tunde');
    show({ view, busy: true });
    submit();
    show({ view: { ...view, version: 8, problem: 'name_differs' } });
    expect([input('accountNumber').value, input('firstName').value]).toEqual(['013 188 3461', 'Tunde']);
    expect(document.querySelector('.error')?.textContent).toMatch(/Enter your name as GTBank has it/);
    expect(['firstName', 'lastName', 'bvn'].map((name) => input(name).getAttribute('aria-invalid'))).toEqual([
      'true',
      'true',
      'false',
    ]);
  });

  test('keeps the account that was entered before, or enters another', () => {
    const { submit, entered, input } = open({ view: { ...view, asks: [], account: { lastFour: '3461' } } });
    expect(input('accountNumber')).toBeNull();
    submit();
    fireEvent.click(screen.getByText('Use another account'));
    fireEvent.input(input('accountNumber'), { target: { value: '0123456789' } });
    submit();
    expect(entered()).toEqual([
      { accountNumber: undefined, details: {} },
      { accountNumber: '0123456789', details: {} },
    ]);
  });

  test('keeps the account that they have linked, reads so, and types no number', () => {
    const { submit, entered, input, type } = open(mandateVariants['enter-account-linked']);
    const [kept] = document.querySelectorAll('dl div');
    expect(kept?.querySelector('dd > [aria-hidden]')?.textContent).toBe('GTBank ····\u00a03461');
    expect(kept?.querySelector('small')?.textContent).toBe('You linked it with Adire Lane.');
    expect(input('accountNumber')).toBeNull();
    type('phone', '08031234567');
    type('address', '1 Invented Street, Lagos');
    type('bvn', '22200011122');
    submit();
    fireEvent.click(screen.getByText('Use another account'));
    type('accountNumber', '0123456789');
    submit();
    const details = { phone: '08031234567', address: '1 Invented Street, Lagos', bvn: '22200011122' };
    expect(entered()).toEqual([
      { accountNumber: undefined, details },
      { accountNumber: '0123456789', details },
    ]);
  });

  test('is not told that they linked an account that they entered', () => {
    open({ view: { ...view, asks: [], account: { lastFour: '3461' } } });
    expect(document.querySelector('dl small')).toBeNull();
  });

  test('finds an account that was refused not kept', () => {
    const { input, errorOf } = open({
      view: { ...view, asks: [], account: { lastFour: '3461' }, problem: 'account_refused' },
    });
    expect(input('accountNumber')).toBeTruthy();
    expect(errorOf('accountNumber')).toMatch(/could not find or use this account at GTBank/);
  });

  test('reads that nobody refused the account that was shown, where it is filled in no longer', () => {
    const { input, errorOf } = open({ view: { ...view, problem: 'offer_gone' } });
    expect(input('accountNumber')).toBeTruthy();
    expect(errorOf('accountNumber')).toBe('We can no longer fill in that account. Please enter its number.');
    expect(errorOf('bvn')).toBeFalsy();
  });

  test('has the BVN masked, offered to no password store, and gone when the page or the screen goes', () => {
    const { input, type, unmount } = open();
    const bvn = input('bvn');
    type('bvn', '22200011122');
    expect([bvn.type, bvn.inputMode, bvn.getAttribute('autocomplete')]).toEqual([
      'password',
      'numeric',
      'one-time-code',
    ]);
    window.dispatchEvent(new Event('pagehide'));
    expect(bvn.value).toBe('');
    type('bvn', '22200011122');
    unmount();
    expect(bvn.value).toBe('');
  });

  test('sends nothing a second time while the first is under way', () => {
    const { submit, sent } = open({ ...known, busy: true });
    submit();
    expect(sent).toEqual([]);
  });
});

describe('a payer whose bank’s app sends no less than ₦100.00', () => {
  test('is shown another bank first, and may go on', () => {
    const { sent, entered, type, submit } = open(mandateVariants['enter-account-small']);
    const buttons = [...document.querySelectorAll('.foot .button')].map((button) => [
      button.textContent,
      button.className,
    ]);
    expect(buttons).toEqual([
      ['Choose another bank', 'button'],
      ['Go on with Ecobank', 'button quiet'],
    ]);
    fireEvent.click(screen.getByText('Choose another bank'));
    expect(sent).toEqual([{ type: 'bank-change.asked' }]);
    type('accountNumber', '0131883461');
    submit();
    expect(entered()).toHaveLength(1);
  });

  test('reads the exact amount and is told to send no other', () => {
    open(mandateVariants['enter-account-small']);
    expect(document.querySelector('.told')?.textContent).toBe(
      'Ecobank’s app does not send less than ₦100.00, and this needs exactly ₦50.00. Another amount does not count. Please use an account at another bank, if you have one.',
    );
  });
});
