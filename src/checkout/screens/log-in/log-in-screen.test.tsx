import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { fields, views } from '../../../../test/support/gallery/sample-views.ts';
import { page } from '../../../../test/support/gallery/screens.tsx';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = views['log-in'];

function open(moment: Partial<Parameters<typeof page>[0]> = {}) {
  const sent: PayerEvent[] = [];
  const send = (event: PayerEvent) => sent.push(event);
  const { rerender, unmount } = render(page({ view, ...moment }, send));
  return {
    sent,
    unmount,
    show: (next: Partial<Parameters<typeof page>[0]>) => rerender(page({ view, ...next }, send)),
    user: screen.getByLabelText<HTMLInputElement>('User ID or account number'),
    password: screen.getByLabelText<HTMLInputElement>('Password'),
    submit: () => fireEvent.submit(screen.getByLabelText('Password').closest('form') as HTMLFormElement),
  };
}

function typeIn(input: HTMLInputElement, text: string) {
  fireEvent.input(input, { target: { value: text } });
}

test("what the payer typed is sent once, sealed, under the bank's own field names", () => {
  const { sent, user, password, submit } = open();
  typeIn(user, '0131883461 ');
  typeIn(password, ' p@ss word ');
  submit();
  expect(sent.map((event) => event.type)).toEqual(['fields.submitted']);
  const [event] = sent;
  expect(JSON.stringify(event)).toBe('{"type":"fields.submitted","fields":"[sealed]"}');
  expect(event?.type === 'fields.submitted' && event.fields.open()).toEqual({
    username: '0131883461',
    password: ' p@ss word ',
  });
});

test('the password is gone from the page once it is sent; the user name stays for another try', () => {
  const { user, password, submit } = open();
  typeIn(user, '0131883461');
  typeIn(password, 'secret');
  submit();
  expect(password.value).toBe('');
  expect(user.value).toBe('0131883461 '.trim());
});

test('the password is gone when the page is hidden or put aside, and the user name is not', () => {
  const { user, password } = open();
  typeIn(user, '0131883461');
  typeIn(password, 'secret');
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  Reflect.deleteProperty(document, 'visibilityState');
  expect([user.value, password.value]).toEqual(['0131883461', '']);
  typeIn(password, 'secret');
  window.dispatchEvent(new Event('pagehide'));
  expect([user.value, password.value]).toEqual(['0131883461', '']);
});

test('the password is gone from its input when the screen goes', () => {
  const { password, unmount } = open();
  typeIn(password, 'secret');
  unmount();
  expect(password.value).toBe('');
});

test('a form with nothing in it is not sent; the payer is led to the first empty field', () => {
  const { sent, user, password, submit } = open();
  typeIn(password, 'secret');
  submit();
  expect(sent).toEqual([]);
  expect(password.value).toBe('secret');
  expect(document.activeElement).toBe(user);
  expect(user.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('Please fill this in.', { selector: '.error span' })).not.toBeNull();
  expect(screen.getByRole('status').textContent).toBe('Please fill this in.');
});

test('a refusal never says which part was wrong, and counts only our own tries', () => {
  open({ view: { ...view, problem: 'details_refused', triesLeft: 4 } });
  const said = 'GTBank did not accept these details, or could not answer. You can try 4 more times here.';
  const inputs = [screen.getByLabelText('User ID or account number'), screen.getByLabelText('Password')];
  for (const input of inputs) {
    const described = input.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toBe(said);
    expect(input.getAttribute('aria-invalid')).toBe('true');
  }
});

test('after a refusal the payer stands in the emptied password, and hears why', () => {
  const { user, password, submit, show } = open();
  typeIn(user, '0131883461');
  typeIn(password, 'wrong');
  submit();
  show({ busy: true });
  user.focus();
  show({ view: { ...view, version: 8, problem: 'details_refused', triesLeft: 1 } });
  expect(document.activeElement).toBe(password);
  expect(screen.getByRole('status').textContent).toBe(
    'GTBank did not accept these details, or could not answer. You can try 1 more time here.',
  );
});

test('while the bank is asked nothing is sent twice, and the wait is said', () => {
  const { sent, user, password, submit } = open({ busy: true });
  typeIn(user, 'a');
  typeIn(password, 'b');
  submit();
  expect(sent).toEqual([]);
  expect(screen.getByRole('main').getAttribute('aria-busy')).toBe('true');
  expect(screen.getByRole('button', { name: 'Asking GTBank…' }).getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText('GTBank can take up to a minute to answer.')).not.toBeNull();
});

test('a password is masked, kept by no browser or password manager, and can be shown', () => {
  const { user, password } = open();
  expect([user.type, password.type]).toEqual(['text', 'password']);
  const left = ['autocomplete', 'data-1p-ignore', 'data-bwignore', 'data-lpignore', 'data-form-type'];
  expect(left.map((name) => password.getAttribute(name))).toEqual(['one-time-code', '', '', 'true', 'other']);
  expect(user.getAttribute('autocomplete')).toBe('off');
  fireEvent.click(screen.getByRole('button', { name: 'Show Password' }));
  expect(password.type).toBe('text');
  fireEvent.click(screen.getByRole('button', { name: 'Hide Password' }));
  expect(password.type).toBe('password');
});

test('numbers bring the number keyboard, and a length is a hint that stops nobody', () => {
  render(page({ view: { ...view, form: { fields: [fields.pin] } } }));
  const pin = screen.getByLabelText<HTMLInputElement>('Transaction PIN');
  expect(pin.inputMode).toBe('numeric');
  expect(pin.maxLength).toBe(512);
  expect(document.getElementById(pin.getAttribute('aria-describedby') ?? '')?.textContent).toBe('4 digits');
});

test('the payer reads who carries what is typed, and that it is kept by nobody here', () => {
  open();
  expect(
    screen.getByText(
      'What you type passes encrypted through Adire Lane’s payment server to Mono, who asks GTBank for this one payment. It is not stored here.',
    ),
  ).not.toBeNull();
});

test("a bank's sentence is shown as the bank's, as text with its line breaks", () => {
  const { container } = render(
    page({ view: { ...view, form: { ...view.form, prompt: '<img src=x>\nTwo' } } }),
  );
  expect(container.querySelector('.lines')?.textContent).toBe('<img src=x>\nTwo');
  expect(container.querySelector('main img')).toBeNull();
});

test("a bank's sentence that only repeats the heading is not shown twice", () => {
  const said = (prompt: string) => {
    const { container, unmount } = render(page({ view: { ...view, form: { ...view.form, prompt } } }));
    const shown = [
      container.querySelector('.lines')?.textContent,
      container.querySelector('.sub')?.textContent,
    ];
    unmount();
    return shown;
  };
  const hint = 'Use your internet banking details.';
  expect(said('Log in to GTBank')).toEqual([undefined, hint]);
  expect(said('LOG IN TO GTBANK:\nUse your card digits:')).toEqual(['Use your card digits:', undefined]);
});
