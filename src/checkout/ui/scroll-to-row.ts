import { ROW_HEIGHT } from './use-window.ts';

const COVERED_TOP = 160;
const COVERED_BOTTOM = 112;

/** Brings a row of a windowed list into the part of the page that header, search box and foot leave free. */
export function scrollToRow(listId: string, index: number): void {
  const list = document.getElementById(listId);
  if (list === null) return;
  const top = list.getBoundingClientRect().top + index * ROW_HEIGHT;
  const free = window.innerHeight - COVERED_BOTTOM - ROW_HEIGHT;
  if (top < COVERED_TOP) window.scrollBy(0, top - COVERED_TOP);
  else if (top > free) window.scrollBy(0, top - free);
}
