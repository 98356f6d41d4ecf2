import { useEffect, useRef } from 'preact/hooks';
import { Monogram } from './monogram.tsx';
import { useWindow } from './use-window.ts';

export interface BankRow {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly colour?: string | undefined;
  readonly warning?: string | undefined;
  /** The hint is a sentence of its own then, and takes the whole width. */
  readonly isDown?: boolean | undefined;
}

export interface BankListProps {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly BankRow[];
  /** Index of the row that the keyboard stands on; -1 for none. */
  readonly active: number;
  readonly onChoose: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** The last row at hand is in or near view. */
  readonly onEnd: () => void;
}

/** Name of the element of a row, for `aria-activedescendant`. */
export const rowId = (listId: string, index: number) => `${listId}-${index}`;

/** A long list of banks, of which only the rows in view are in the DOM. */
export function BankList({ id, label, rows, active, onChoose, onKeyDown, onEnd }: BankListProps) {
  const list = useRef<HTMLDivElement>(null);
  const { from, to, rowHeight } = useWindow(list, rows.length);
  const atEnd = to >= rows.length;

  useEffect(() => {
    if (atEnd) onEnd();
  }, [atEnd, rows.length]);

  const choose = (event: MouseEvent) => {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    const row = option === null ? undefined : rows[Number(option.getAttribute('aria-posinset')) - 1];
    if (row !== undefined) onChoose(row.id);
  };

  return (
    <div
      ref={list}
      id={id}
      class="banks"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      {...(rows[active] !== undefined && { 'aria-activedescendant': rowId(id, active) })}
      onClick={choose}
      onKeyDown={onKeyDown}
      style={{ height: `${rows.length * rowHeight}px`, paddingTop: `${from * rowHeight}px` }}
    >
      {rows.slice(from, to).map((row, offset) => (
        <div
          key={row.id}
          id={rowId(id, from + offset)}
          class={`bank${row.isDown ? ' down' : ''}${from + offset === active ? ' active' : ''}`}
          role="option"
          aria-selected={from + offset === active}
          aria-posinset={from + offset + 1}
          aria-setsize={rows.length}
          tabIndex={-1}
        >
          <Monogram name={row.name} colour={row.colour} />
          <div class="bank-row">
            <p class="bank-name">{row.name}</p>
            {row.warning !== undefined && <span class="pill">{row.warning}</span>}
            {row.hint !== '' && <p class="bank-hint">{row.hint}</p>}
          </div>
        </div>
      ))}
    </div>
  );
}
