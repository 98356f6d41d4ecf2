/** The last four digits of an account number, which may come with the others hidden. */
export function lastFourOf(number: unknown): string | undefined {
  return typeof number === 'string' ? /^[\d*xX#•. -]*(\d{4})$/.exec(number)?.[1] : undefined;
}
