import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Height of a row of the bank list in pixels, as in bank-list.css. */
export const ROW_HEIGHT = 64;
const SPARE_ROWS = 6;

export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** Which rows of `count` stand in or near the visible part of the page. `to` is exclusive. */
export function rowsInView(top: number, viewHeight: number, count: number): RowWindow {
  const rows = Math.ceil(viewHeight / ROW_HEIGHT) + 2 * SPARE_ROWS;
  const first = Math.floor(-top / ROW_HEIGHT) - SPARE_ROWS;
  const from = Math.max(0, Math.min(first, count - rows));
  return { from, to: Math.min(count, from + rows) };
}

/** Follows scrolling and resizing of the page, so that only rows in view are in the DOM. */
export function useWindow(list: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [current, setCurrent] = useState(() => rowsInView(0, window.innerHeight, count));
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const next = rowsInView(top, window.innerHeight, count);
      setCurrent((last) => (last.from === next.from && last.to === next.to ? last : next));
    };
    const plan = () => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    window.addEventListener('scroll', plan, { passive: true });
    window.addEventListener('resize', plan);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', plan);
      window.removeEventListener('resize', plan);
    };
  }, [list, count]);
  return current.to > count ? rowsInView(0, window.innerHeight, count) : current;
}
