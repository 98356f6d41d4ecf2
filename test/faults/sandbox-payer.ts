import { randomUUID } from 'node:crypto';
import type { SessionView } from '../../src/contract/session.ts';
import type { Command } from '../../src/contract/steps.ts';
import type { PageCheckouts } from '../../src/proxy/checkouts/service.ts';

/** What the payer of a mandate tells; canaries all, but for the last four digits of the account. */
export const payerOfMandate = {
  accountNumber: '0123456789',
  details: {
    firstName: 'Bisicanary',
    lastName: 'Adecanary',
    email: 'bisi.canary@adirelane.example',
    phone: '08031112223',
    address: '23 Canary Close, Abeokuta',
    bvn: '22244455566',
  },
} as const;

export interface MandatePayer {
  readonly accountNumber: string;
  readonly details: Readonly<Record<keyof (typeof payerOfMandate)['details'], string>>;
}

/** One of many payers, none like another. `number` is below a million. */
export function payerNumbered(number: number): MandatePayer {
  const digits = String(number).padStart(6, '0');
  const name = digits.replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
  return {
    accountNumber: `0${digits}789`,
    details: {
      ...payerOfMandate.details,
      firstName: `Bisi${name}`,
      email: `bisi.${name}@adirelane.example`,
      phone: `08030${digits}`,
      bvn: `22200${digits}`,
    },
  };
}

/** The next command of a payer who does everything right, as far as the transfer. */
export function nextOfMandate(
  view: SessionView,
  { accountNumber, details }: MandatePayer = payerOfMandate,
): { command: Command; body: object } | undefined {
  if (view.kind !== 'mandate') return undefined;
  switch (view.step) {
    case 'choose-bank':
      return { command: 'choose-bank', body: { bankId: view.banks[0]?.id } };
    case 'enter-account': {
      const told = Object.entries(details).filter(([name]) => view.asks.some((ask) => ask === name));
      return { command: 'enter-account', body: { accountNumber, details: Object.fromEntries(told) } };
    }
    case 'enter-details': {
      const told = Object.entries(details).filter(([name]) => view.asks.some((ask) => ask === name));
      return { command: 'enter-details', body: { details: Object.fromEntries(told) } };
    }
    case 'review-terms':
      return { command: 'accept-terms', body: { hash: view.text.hash } };
    default:
      return undefined;
  }
}

/** Does one command of a page and answers with the next view. */
export async function doCommand(
  pages: PageCheckouts,
  { id, version }: SessionView,
  pageKey: string,
  { command, body }: { command: Command; body: object },
  idempotencyKey: string = randomUUID(),
): Promise<SessionView> {
  const request = { command, body: { version, ...body }, idempotencyKey };
  return (await pages.command(id, { pageKey }, request, { patienceMs: 60_000 })).view;
}
