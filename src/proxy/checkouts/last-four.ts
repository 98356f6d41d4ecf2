/** What is shown of an account's number: its last four digits. Undefined where a provider's number does not end in as many. */
export function lastFourDigits(number: string | undefined): string | undefined {
  return /\d{4}$/.exec(number ?? '')?.[0];
}
