import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { fields, views } from '../../../../test/support/gallery/sample-views.ts';
import { page } from '../../../../test/support/gallery/screens.tsx';
import type { Field, Form } from '../../../contract/form.ts';
import type { ViewOf } from '../../../contract/session.ts';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = views.answer;

function open(form: Form, extra: Partial<ViewOf<'answer'>> = {}) {
  const sent: PayerEvent[] = [];
  const send = (event: PayerEvent) => sent.push(event);
  const { container, rerender } = render(page({ view: { ...view, ...extra, form } }, send));
  return {
    sent,
    container,
    show: (next: Form) => rerender(page({ view: { ...view, version: 8, form: next } }, send)),
    submit: () => fireEvent.submit(container.querySelector('form') as HTMLFormElement),
  };
}

const title = () => screen.getByRole('heading', { level: 1 });
const asking = (...asked: Field[]): Form => ({ fields: asked });
const typed = ([event]: PayerEvent[]) => event?.type === 'fields.submitted' && event.fields.open();

test('the heading says what the bank asks for, whatever that is', () => {
  const heading = (...asked: Field[]) => {
    open(asking(...asked));
    const { textContent } = title();
    cleanup();
    return textContent;
  };
  expect([
    heading(fields.otp),
    heading(fields.token),
    heading(fields.pin),
    heading(fields.answer),
    heading(fields.captcha),
    heading(fields.choice),
    heading(fields.otp, fields.answer),
    heading(),
  ]).toEqual([
    'Enter the code from GTBank',
    'Enter the token code for GTBank',
    'Enter your PIN for GTBank',
    'Answer GTBank’s question',
    'Type the characters in the picture',
    'GTBank asks you to choose',
    'GTBank asks for more',
    'GTBank asks for more',
  ]);
});

test('a payer who gets no code can log in again, which makes the bank send one to where it always does', () => {
  const { sent } = open(asking(fields.otp));
  expect(
    screen.getByText(
      'No code after a minute or two? Log in again: GTBank then sends a new one to the number it has on file.',
    ),
  ).not.toBeNull();
  expect(screen.queryByRole('button', { name: /resend/i })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Log in again' }));
  expect(sent).toEqual([{ type: 'back.asked' }]);
});

test('where the server takes no going back, none is offered', () => {
  open(asking(fields.otp), { commands: ['answer'] });
  expect(screen.queryByText(/Log in again/)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
});

test('payee and amount stay in sight while a code is typed', () => {
  open(asking(fields.otp));
  expect(screen.getByRole('banner').textContent).toContain('Pay Adire Lane₦48,500.00');
});

test('a refusal names no element and no rule of the bank; the tries are ours', () => {
  open(asking(fields.otp, fields.answer), { problem: 'code_refused', triesLeft: 3 });
  const said = 'GTBank did not accept this, or could not answer. You can try 3 more times here.';
  expect(screen.getByText(said, { selector: '.error span' })).not.toBeNull();
});

test("the bank's question is read as the bank's, line by line", () => {
  const { container } = open({ prompt: 'What is the name of\nyour first school?', fields: [fields.answer] });
  expect(screen.getByText('GTBank asks:')).not.toBeNull();
  expect(container.querySelector('.lines')?.textContent).toBe('What is the name of\nyour first school?');
});

test('after one question comes another: the payer stands at its heading, in an empty form', () => {
  const { submit, show } = open({ prompt: 'First school?', fields: [fields.answer] });
  const answer = screen.getByLabelText<HTMLInputElement>('Answer');
  fireEvent.input(answer, { target: { value: 'Moremi' } });
  submit();
  show({ prompt: 'First pet?', fields: [fields.answer] });
  expect(screen.getByLabelText<HTMLInputElement>('Answer').value).toBe('');
  expect(document.activeElement).toBe(title());
});

test('a view that says the same once more leaves what is being typed alone', () => {
  const { show } = open({ prompt: 'First school?', fields: [fields.answer] });
  fireEvent.input(screen.getByLabelText('Answer'), { target: { value: 'Mor' } });
  show({ prompt: 'First school?', fields: [fields.answer] });
  expect(screen.getByLabelText<HTMLInputElement>('Answer').value).toBe('Mor');
});

test('the picture with the characters stands above their field, and says what to do for who cannot read it', () => {
  const { sent, submit } = open(asking(fields.captcha));
  const picture = screen.getByRole<HTMLImageElement>('img', { name: 'Picture with characters to type' });
  expect(picture.src).toBe(fields.captcha.picture);
  expect(screen.getByText('Cannot read it? Log in again for a new picture.')).not.toBeNull();
  expect(screen.getByRole('button', { name: 'Log in again' })).not.toBeNull();
  fireEvent.input(screen.getByLabelText('Characters in the picture'), { target: { value: 'h7kQ2' } });
  submit();
  expect(typed(sent)).toEqual({ captcha: 'h7kQ2' });
});

test('a picture that could be a program, comes from elsewhere or does not draw is not shown', () => {
  const shown = (picture: string) => {
    const { container } = open(asking({ ...fields.captcha, picture }));
    const images = container.querySelectorAll('main img').length;
    const said = screen.queryByText('The picture cannot be shown here. Log in again for a new one.') !== null;
    cleanup();
    return [images, said];
  };
  const hidden = [0, true];
  expect(shown('data:image/svg+xml;base64,PHN2Zy8+')).toEqual(hidden);
  expect(shown('https://bank.example/captcha.png')).toEqual(hidden);
  expect(shown('data:text/html;base64,PGI+')).toEqual(hidden);
  expect(shown(`data:image/png;base64,${'A'.repeat(800_000)}`)).toEqual(hidden);

  const { container } = open(asking(fields.captcha));
  fireEvent.error(screen.getByRole('img'));
  expect(container.querySelectorAll('main img')).toHaveLength(0);
});

test('one of several is chosen by the phone’s own list; nothing is chosen beforehand', () => {
  const { sent, submit } = open(asking(fields.choice));
  const choice = screen.getByLabelText<HTMLSelectElement>('Where should the code go?');
  expect([...choice.options].map(({ text }) => text)).toEqual([
    'Choose one',
    'SMS to 0803 *** 461',
    'E-mail to t***@example.com',
  ]);
  submit();
  expect(sent).toEqual([]);
  expect(choice.getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(choice, { target: { value: 'email' } });
  submit();
  expect(typed(sent)).toEqual({ channel: 'email' });
});
