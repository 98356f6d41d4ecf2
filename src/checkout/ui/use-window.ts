import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Height of a row in pixels until one is there to be measured, as in bank-list.css at the usual size of text. */
const USUAL_HEIGHT = 64;
const SPARE_ROWS = 4;

export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

export interface MeasuredWindow extends RowWindow {
  readonly rowHeight: number;
}

/** Which rows of `count` stand in or near the visible part of the page. `to` is exclusive. */
export function rowsInView(top: number, viewHeight: number, count: number, rowHeight: number): RowWindow {
  const rows = Math.ceil(viewHeight / rowHeight) + 2 * SPARE_ROWS;
  const first = Math.floor(-top / rowHeight) - SPARE_ROWS;
  const from = Math.max(0, Math.min(first, count - rows));
  return { from, to: Math.min(count, from + rows) };
}

/** Height of the rows of a list in pixels: all are equally high, and higher where the payer has text set larger. */
export function heightOfRows(list: HTMLElement | null): number | undefined {
  const [row] = list?.children ?? [];
  return row instanceof HTMLElement && row.offsetHeight > 0 ? row.offsetHeight : undefined;
}

/** Follows scrolling and resizing of the page, so that only rows in view are in the DOM. */
export function useWindow(list: RefObject<HTMLElement | null>, count: number): MeasuredWindow {
  const atTop = (rowHeight: number) => ({
    ...rowsInView(0, window.innerHeight, count, rowHeight),
    rowHeight,
  });
  const [current, setCurrent] = useState(() => atTop(USUAL_HEIGHT));
  useLayoutEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const top = list.current?.getBoundingClientRect().top ?? 0;
      setCurrent((last) => {
        const rowHeight = heightOfRows(list.current) ?? last.rowHeight;
        const { from, to } = rowsInView(top, window.innerHeight, count, rowHeight);
        const same = last.from === from && last.to === to && last.rowHeight === rowHeight;
        return same ? last : { from, to, rowHeight };
      });
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
  return current.to > count ? atTop(current.rowHeight) : current;
}
