import { expect } from 'vitest';
import type { Payer } from './payer.ts';
import type { World } from './world.ts';

export async function paysToTheEnd(payer: Payer): Promise<void> {
  await payer.pays();
  await payer.sees('paid');
}

/** The last digits of an account, as a payer reads them. */
export function lastFourIn(words: string): string {
  return /····\s*(\d{4})/.exec(words)?.[1] ?? `no account in: ${words}`;
}

/** Chooses, sees the same account again before paying, pays, and it is the one that the bank debits. */
export async function paysFromAccount(payer: Payer, { sandbox }: World, index: number): Promise<void> {
  await payer.sees('choose-account');
  const lastFour = lastFourIn(await payer.accounts().nth(index).innerText());
  await payer.choosesAccount(index);
  await payer.sees('confirm-payment');
  expect(await payer.reads()).toContain(lastFour);
  await paysToTheEnd(payer);
  expect(sandbox.ledger.debits().at(-1)?.account.slice(-4)).toBe(lastFour);
  expect(await payer.reads()).toContain(lastFour);
}
