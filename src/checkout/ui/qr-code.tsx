import { useMemo } from 'preact/hooks';
import './qr-code.css';

export interface QrCodeProps {
  /** Modules a side. */
  readonly size: number;
  /** One character a module, row by row, `1` for dark. */
  readonly dark: string;
  readonly label: string;
}

/** Modules of white around the code: below four, scanners miss it. */
const QUIET = 4;

/** Each run of dark modules in a row as one rectangle. */
export function qrPath(size: number, dark: string): string {
  let path = '';
  for (let row = 0; row < size; row += 1) {
    const line = dark.slice(row * size, (row + 1) * size);
    for (const { 0: run, index } of line.matchAll(/1+/g))
      path += `M${index} ${row}h${run.length}v1h-${run.length}z`;
  }
  return path;
}

/** A QR code, black on white in every theme. Nothing where the modules are not the square that was promised. */
export function QrCode({ size, dark, label }: QrCodeProps) {
  const path = useMemo(() => qrPath(size, dark), [size, dark]);
  if (size < 1 || dark.length !== size * size) return null;
  const side = size + 2 * QUIET;
  return (
    <svg class="qr" viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
