/** A text in every form in which it could have been kept or sent on by accident: plain, base64, for a URL, hex, UTF-16. */
export function formsOf(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text, 'utf8');
  const wide = Buffer.from(text, 'utf16le');
  const base64 = [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // Without the ends, which depend on what stands before and after.
    const kernel = shifted.slice(shift === 0 ? 0 : 4, -4);
    return [kernel, kernel.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const texts = [
    text,
    encodeURIComponent(text),
    [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join(''),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    wide.toString('hex'),
    JSON.stringify(text).slice(1, -1),
    [...text].reverse().join(''),
    ...base64,
  ];
  return [...new Set(texts)].map((form) => Buffer.from(form, 'utf8')).concat(wide);
}

/** Which of the texts, in whatever form, are found in `where`. */
export function foundIn(where: Buffer | string, texts: readonly string[]): string[] {
  const hay = typeof where === 'string' ? Buffer.from(where, 'utf8') : where;
  return texts.filter((text) => formsOf(text).some((form) => hay.includes(form)));
}
