import type { Break } from '../../contract/breaks.ts';
import type { Reconciled } from './reconcile.ts';

const columns = ['break', 'provider reference', 'checkout', 'ours', 'theirs', 'found'] as const;

/** What a run prints: a line of numbers, and a table of what is open. */
export function breakTable({ ours, theirs, isCut, open }: Reconciled): string {
  const cut = isCut
    ? '; there is more at the provider than could be read: what is missing there is not known'
    : '';
  const counted = `${ours} here, ${theirs} at the provider, ${open.length} open${cut}`;
  if (open.length === 0) return `${counted}\n`;
  const rows = [columns, ...open.map(cells)];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${counted}\n\n${lines.join('\n')}\n`;
}

function cells({ kind, providerReference, checkoutId, debitId, ours, theirs, foundAt }: Break): string[] {
  const whose = debitId ?? checkoutId ?? '-';
  return [kind, providerReference, whose, ours ?? '-', theirs ?? '-', foundAt];
}
