import { heightOfRows } from './use-window.ts';

const COVERED_TOP_ROWS = 2.5;
const COVERED_BOTTOM_ROWS = 1.75;

/** Brings a row of a windowed list into the part of the page that header, search box and foot leave free. */
export function scrollToRow(listId: string, index: number): void {
  const list = document.getElementById(listId);
  const rowHeight = heightOfRows(list);
  if (list === null || rowHeight === undefined) return;
  const top = list.getBoundingClientRect().top + index * rowHeight;
  const least = COVERED_TOP_ROWS * rowHeight;
  const most = window.innerHeight - (COVERED_BOTTOM_ROWS + 1) * rowHeight;
  if (top < least) window.scrollBy(0, top - least);
  else if (top > most) window.scrollBy(0, top - most);
}
