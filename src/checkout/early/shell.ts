import type { SessionView } from '../../contract/session.ts';
import { element, icon } from './element.ts';
import { openUntil } from './open-until.ts';
import { initials, money, plainText } from './text.ts';
import { fill, words } from './words.ts';

/** Who is paid and how much, or may take how much at most, and the way out, around whatever `main` holds. */
export function shell(view: SessionView, main: HTMLElement, close: () => void): HTMLElement {
  const { logo, name } = view.merchant;
  const mark =
    logo !== undefined && /^https:\/\//.test(logo)
      ? element('img', {
          class: 'mark',
          src: logo,
          alt: '',
          width: '36',
          height: '36',
          referrerpolicy: 'no-referrer',
        })
      : element('span', { class: 'mark', 'aria-hidden': 'true' }, initials(name));
  const open = openUntil(view, view.step);
  const until = open && fill(open.isGuessed ? words.untilLagos : words.until, open.time);
  const button = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': words.close },
    icon('m5 5 10 10M15 5 5 15'),
  );
  button.addEventListener('click', close);
  return element(
    'div',
    { class: 'app' },
    view.mode === 'test' && element('aside', { class: 'test-bar' }, words.testMode),
    element(
      'header',
      { class: 'top' },
      mark,
      element(
        'div',
        { class: 'top-text' },
        element('p', { class: 'payee' }, payee(view)),
        'amountMinor' in view && element('p', { class: 'amount' }, money(view.amountMinor)),
        'mandate' in view &&
          element('p', { class: 'amount' }, fill(words.atMost, money(view.mandate.totalCapMinor))),
        until && element('small', { class: 'until' }, until),
      ),
      button,
    ),
    element('p', { class: 'sr', role: 'status', 'aria-live': 'polite' }),
    main,
  );
}

function payee(view: SessionView): string {
  const name = plainText(view.merchant.name);
  if (!('amountMinor' in view)) return name;
  return fill(view.step === 'paid' ? words.paidTo : words.pay, name);
}

/** What stands on the page while a later step is being opened. */
export function openingScreen(): HTMLElement {
  return element('div', { class: 'body' }, element('p', { class: 'note' }, words.working));
}

/** Says plainly what is typed where, under the bank list. */
export function passesNote(view: SessionView): HTMLElement {
  const text =
    view.kind === 'mandate'
      ? words.noLogin
      : fill(words.passes, plainText(view.merchant.name, 60), plainText(view.provider, 40));
  return element(
    'div',
    { class: 'foot' },
    element('p', { class: 'note' }, icon('M5 9h10v8H5Zm2 0V6a3 3 0 0 1 6 0v3'), element('span', {}, text)),
  );
}
