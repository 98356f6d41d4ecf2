import type { OfferedWay } from '../../contract/provider-page.ts';
import type { ViewOf } from '../../contract/session.ts';
import { element, icon } from './element.ts';
import type { EarlyDeed, EarlyScreen } from './handover.ts';
import { plainText } from './text.ts';
import { fill } from './words.ts';

const forward = 'm8 5 5 5-5 5';

/** The ways to pay, or the one way with what it is, as the app's own screen draws them. */
export function wayList(view: ViewOf<'choose-way'>, tell: (deed: EarlyDeed) => void): EarlyScreen {
  const text = WAY_WORDS;
  const named = (template: string): string => fill(template, plainText(view.provider, 40));
  const buttons: HTMLElement[] = [];
  let tapped: string | undefined;
  let isOver = false;
  let rest = (): void => {};

  const button = (kind: string | undefined, ...children: (Node | string)[]): HTMLElement => {
    const made = element('button', { type: 'button', class: kind, 'aria-disabled': 'false' }, ...children);
    buttons.push(made);
    return made;
  };
  const disable = (isDisabled: boolean): void => {
    for (const one of buttons) one.setAttribute('aria-disabled', String(isDisabled));
  };
  const choose = (offered: OfferedWay, show: () => () => void): void => {
    if (tapped !== undefined || isOver) return;
    tapped = keyOf(offered);
    rest = show();
    disable(true);
    tell({ type: 'way.chosen', ...offered });
  };

  const row = (offered: OfferedWay): HTMLElement => {
    const key = keyOf(offered);
    const hint = element('small', {}, named(text.hints[key]));
    const made = button(undefined, element('span', {}, named(text.names[key]), hint), icon(forward));
    made.addEventListener('click', () =>
      choose(offered, () => {
        const arrow = made.lastElementChild as Element;
        const spinner = element('span', { class: 'spinner', 'aria-hidden': 'true' });
        arrow.replaceWith(spinner);
        return () => spinner.replaceWith(arrow);
      }),
    );
    return element('li', {}, made);
  };
  const told = (notice: keyof typeof text.notices): HTMLElement =>
    element('p', { class: 'told' }, named(text.notices[notice]));
  const goOn = (offered: OfferedWay): HTMLElement => {
    const made = button('button', named(text.goOn));
    made.addEventListener('click', () =>
      choose(offered, () => {
        made.textContent = text.working;
        return () => made.replaceChildren(named(text.goOn));
      }),
    );
    return element('div', { class: 'foot' }, made);
  };
  const cancel = (): HTMLElement => {
    const made = button('link', text.cancel);
    made.addEventListener('click', () => {
      if (tapped === undefined && !isOver) tell({ type: 'cancel.asked' });
    });
    return made;
  };

  const [first, second] = view.ways;
  const only = second === undefined ? first : undefined;
  const body = element(
    'div',
    { class: 'body' },
    element('h1', { tabindex: '-1' }, only ? named(text.names[keyOf(only)]) : text.title),
    view.notice !== undefined && told(view.notice),
    view.notice === 'page_not_opened' && view.pageGivenUp === true && told('page_given_up'),
    only
      ? element('p', { class: 'text' }, named(text.hints[keyOf(only)]))
      : element('ul', { class: 'choices', 'aria-label': text.list }, ...view.ways.map(row)),
    element('div', { class: 'ways' }, view.commands.includes('cancel') && cancel()),
  );
  return {
    screen: element('div', { class: 'screen' }, body, only && goOn(only)),
    tapped: () => tapped,
    release: () => {
      isOver = true;
      rest();
      disable(false);
    },
  };
}

const keyOf = (offered: OfferedWay) => (offered.way === 'bank' ? 'bank' : offered.method);
