import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { formatMoney } from '../../../contract/money.ts';
import type { Bank } from '../../../contract/view-parts.ts';
import type { Words } from '../../i18n/en.ts';
import { useWords } from '../../i18n/words.ts';
import type { ChooseBankProps } from '../../machine/facade.ts';
import { BackButton } from '../../ui/actions.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { BankList, type BankRow, rowId } from '../../ui/bank-list.tsx';
import { LockIcon } from '../../ui/icons.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { scrollToRow } from '../../ui/scroll-to-row.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import { BankMissing } from './bank-missing.tsx';
import { rowsFor } from './rows-for.ts';

const LIST = 'banks';

function asRow(bank: Bank, words: Words['chooseBank']): BankRow {
  const least = bank.smallestTransferMinor;
  const isDown = bank.condition === 'down' || least !== undefined;
  const usual = isDown ? [words.downHint] : bank.methods;
  const told = least === undefined ? usual : [words.leastHint(formatMoney(least, 'NGN'))];
  const hints = bank.segment === 'business' ? [words.business, ...told] : told;
  return {
    id: bank.id,
    name: plainText(bank.name, 60),
    hint: plainText(hints.join(' · '), 80),
    colour: bank.colour,
    warning: bank.condition ? words[bank.condition] : least === undefined ? undefined : words.least,
    isDown,
  };
}

export default function ChooseBankScreen(props: ChooseBankProps) {
  const { view, busy, find, found, finding, bankMissing, typed, tapped, send } = props;
  const { chooseBank: text, shell } = useWords();
  const announce = useAnnounce();
  const [query, setQuery] = useState(typed);
  /** Typing filters the same banks again and again; their words are cleaned once. */
  const drawn = useMemo(() => new WeakMap<Bank, BankRow>(), [text]);
  const rows = useMemo(
    () =>
      rowsFor(query, view.banks, found, find).map((bank) => {
        const row = drawn.get(bank) ?? asRow(bank, text);
        drawn.set(bank, row);
        return row;
      }),
    [query, view.banks, found, find, text, drawn],
  );
  const [activeId, setActiveId] = useState(tapped);
  const active = rows.findIndex((row) => row.id === activeId);
  const searching = query.trim() !== '';
  const nothing = rows.length === 0 && !finding;

  useEffect(() => {
    if (searching && !finding) announce(nothing ? text.none(query.trim()) : text.count(rows.length));
  }, [query, rows.length, finding]);

  const wasMissing = useRef(bankMissing);
  useEffect(() => {
    if (wasMissing.current === bankMissing) return;
    wasMissing.current = bankMissing;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [bankMissing]);

  const choose = (bankId: string) => {
    if (busy) return;
    setActiveId(bankId);
    send({ type: 'bank.chosen', bankId });
  };
  const type = (next: string) => {
    setQuery(next);
    setActiveId(undefined);
    send({ type: 'search.typed', q: next });
  };
  const move = (by: 1 | -1) => {
    const next = Math.max(0, Math.min(rows.length - 1, active + by));
    setActiveId(rows[next]?.id);
    scrollToRow(LIST, next);
  };
  const enter = () => {
    const row = rows[active] ?? (rows.length === 1 ? rows[0] : undefined);
    if (row !== undefined) choose(row.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') enter();
    else if (event.key === 'Escape' && query !== '') {
      event.stopPropagation();
      type('');
    } else return;
    event.preventDefault();
  };

  if (bankMissing) return <BankMissing view={view} send={send} />;
  return (
    <div class="screen">
      <div class="body">
        {view.commands.includes('change-way') && (
          <BackButton
            label={shell.otherWay}
            disabled={busy}
            onClick={() => send({ type: 'way-change.asked' })}
          />
        )}
        <h1 tabIndex={-1}>{text.title}</h1>
        {view.notice !== undefined && (
          <p class="told">{view.kind === 'mandate' ? text.noAnswer : text.notices[view.notice]}</p>
        )}
        <SearchBox
          label={text.search}
          placeholder={text.placeholder}
          value={query}
          listId={LIST}
          activeId={rows[active] === undefined ? undefined : rowId(LIST, active)}
          onType={type}
          onKeyDown={onKeyDown}
        />
        <BankList
          id={LIST}
          label={text.list}
          rows={rows}
          active={active}
          onChoose={choose}
          onKeyDown={onKeyDown}
          onEnd={() => send({ type: 'more.asked' })}
        />
        {nothing && (
          <p class="none">
            <b>{text.none(plainText(query, 40))}</b>
            <br />
            {text.noneHint}
          </p>
        )}
        {finding && <p class="none">{text.finding}</p>}
        {!finding && (
          <button type="button" class="link" onClick={() => send({ type: 'bank-missing.told' })}>
            {text.missing}
          </button>
        )}
      </div>
      <div class="foot">
        <p class="note">
          <LockIcon />
          <span>
            {view.kind === 'mandate'
              ? text.noLogin
              : text.passes(plainText(view.merchant.name, 60), plainText(view.provider, 40))}
          </span>
        </p>
      </div>
    </div>
  );
}
