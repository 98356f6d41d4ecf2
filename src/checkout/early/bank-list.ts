import type { ViewOf } from '../../contract/session.ts';
import type { Bank } from '../../contract/view-parts.ts';
import { element, icon } from './element.ts';
import { findBanks } from './find-banks.ts';
import type { EarlyDeed, EarlyScreen } from './handover.ts';
import { passesNote } from './shell.ts';
import { initials, money, plainText, textOn } from './text.ts';
import { fill, words } from './words.ts';

const LIST = 'banks';
const ROW_HEIGHT = 64;
const SPARE_ROWS = 4;

/** The search box and the rows in view, as the app's own screen draws them. */
export function bankList(view: ViewOf<'choose-bank'>, tell: (deed: EarlyDeed) => void): EarlyScreen {
  let rows: readonly Bank[] = view.banks;
  let frame = 0;
  let shown = '';
  let rowHeight = ROW_HEIGHT;
  let from = 0;
  let tapped: string | undefined;
  const choose = (bankId: string): void => {
    tapped ??= bankId;
    tell({ type: 'bank.chosen', bankId });
  };
  const tellMissing = (): void => tell({ type: 'bank-missing.told' });
  const input = element('input', {
    type: 'search',
    name: 'search',
    inputmode: 'search',
    enterkeyhint: 'search',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-label': words.search,
    'aria-controls': LIST,
    placeholder: words.placeholder,
  }) as HTMLInputElement;
  const list = element('div', {
    id: LIST,
    class: 'banks',
    role: 'listbox',
    tabindex: '0',
    'aria-label': words.list,
  });
  const none = element('p', { class: 'none' });
  const missing = element('button', { type: 'button', class: 'link' }, words.missing);
  missing.addEventListener('click', tellMissing);

  const draw = (): void => {
    frame = 0;
    rowHeight = (list.firstElementChild as HTMLElement | null)?.offsetHeight || rowHeight;
    const count = Math.ceil(innerHeight / rowHeight) + 2 * SPARE_ROWS;
    const first = Math.floor(-list.getBoundingClientRect().top / rowHeight) - SPARE_ROWS;
    from = Math.max(0, Math.min(list.isConnected ? first : 0, rows.length - count));
    const now = `${from} ${rows.length} ${count} ${rowHeight} ${input.value}`;
    if (now === shown) return;
    shown = now;
    list.style.height = `${rows.length * rowHeight}px`;
    list.style.paddingTop = `${from * rowHeight}px`;
    list.replaceChildren(
      ...rows.slice(from, from + count).map((bank, offset) => row(bank, from + offset, rows.length)),
    );
  };
  const plan = (): void => {
    frame ||= requestAnimationFrame(draw);
  };
  const search = (): void => {
    rows = findBanks(view.banks, input.value);
    none.replaceChildren(
      element('b', {}, fill(words.none, plainText(input.value, 40))),
      element('br', {}),
      words.noneHint,
    );
    if (rows.length > 0) none.remove();
    else list.after(none);
    draw();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && input.value !== '') {
      input.value = '';
      search();
    } else if (event.key === 'Enter') {
      const [only, other] = rows;
      if (only !== undefined && other === undefined) choose(only.id);
    } else return;
    event.preventDefault();
  };
  const tap = (event: Event): void => {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    const bank = rows[Number(option?.getAttribute('aria-posinset') ?? 0) - 1];
    if (option === null || bank === undefined || tapped !== undefined) return;
    option.classList.add('active');
    choose(bank.id);
  };

  input.addEventListener('input', search);
  input.addEventListener('keydown', press);
  list.addEventListener('click', tap);
  addEventListener('scroll', plan, { passive: true });
  addEventListener('resize', plan);
  draw();

  const told = view.kind === 'mandate' ? words.noAnswer : words.notices[view.notice ?? ''];
  const body = element(
    'div',
    { class: 'body' },
    element('h1', { tabindex: '-1' }, words.title),
    view.notice !== undefined && element('p', { class: 'told' }, told),
    element('div', { class: 'search' }, icon('M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm4.5-1.5L17 17'), input),
    list,
    missing,
  );
  return {
    screen: element('div', { class: 'screen' }, body, passesNote(view)),
    measure: draw,
    typed: () => input.value,
    tapped: () => tapped,
    release: () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', plan);
      removeEventListener('resize', plan);
      input.removeEventListener('input', search);
      input.removeEventListener('keydown', press);
      list.removeEventListener('click', tap);
      missing.removeEventListener('click', tellMissing);
      none.remove();
      if (from === 0 && rowHeight === ROW_HEIGHT) return;
      list.style.paddingTop = '0px';
      list.replaceChildren();
    },
  };
}

function row(bank: Bank, index: number, count: number): HTMLElement {
  const least = bank.smallestTransferMinor;
  const isDown = bank.condition === 'down' || least !== undefined;
  const warning = bank.condition ? words[bank.condition] : least !== undefined && words.least;
  const told =
    least === undefined ? (isDown ? [words.downHint] : bank.methods) : [fill(words.leastHint, money(least))];
  const hint = plainText((bank.segment === 'business' ? [words.business, ...told] : told).join(' · '), 80);
  const name = plainText(bank.name, 60);
  const mark = element('span', { class: 'mark', 'aria-hidden': 'true' }, initials(name));
  const onMark = textOn(bank.colour);
  if (onMark !== undefined && bank.colour !== undefined) {
    mark.style.setProperty('--mark', bank.colour);
    mark.style.setProperty('--on-mark', onMark);
  }
  return element(
    'div',
    {
      id: `${LIST}-${index}`,
      class: isDown ? 'bank down' : 'bank',
      role: 'option',
      'aria-selected': 'false',
      'aria-posinset': String(index + 1),
      'aria-setsize': String(count),
      tabindex: '-1',
    },
    mark,
    element(
      'div',
      { class: 'bank-row' },
      element('p', { class: 'bank-name' }, name),
      warning && element('span', { class: 'pill' }, warning),
      hint !== '' && element('p', { class: 'bank-hint' }, hint),
    ),
  );
}
