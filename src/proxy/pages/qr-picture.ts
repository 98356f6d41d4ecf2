import type { Qr } from '../../contract/mandate-view.ts';

/** Modules of white around the code: below four, scanners miss it. */
const QUIET = 4;

/** A QR code as a picture of its own, black on white wherever it is shown. */
export function qrPicture({ size, dark }: Qr): string {
  const side = size + 2 * QUIET;
  const rows = Array.from({ length: size }, (_, row) => dark.slice(row * size, (row + 1) * size));
  const runs = rows.flatMap((line, row) =>
    [...line.matchAll(/1+/g)].map(({ 0: run, index }) => `M${index} ${row}h${run.length}v1h-${run.length}z`),
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-QUIET} ${-QUIET} ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M${-QUIET} ${-QUIET}h${side}v${side}h-${side}z"/><path d="${runs.join('')}"/></svg>`
  );
}
