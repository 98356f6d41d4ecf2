import type { LinkLedger, LinkTruth } from '../one-time/link-ledger.ts';
import { money } from './money.ts';

/** A button of a payment by link: what is posted to `links/{id}/{act}`. */
interface LinkButton {
  readonly act: 'end' | 'close' | 'abandon' | 'pay-again';
  readonly label: string;
  readonly body: object;
}

/** A payment by link as the page shows it, and what the payer can do now. */
export interface LinkCard {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly tone: 'good' | 'bad' | 'quiet';
  readonly buttons: readonly LinkButton[];
}

export interface LinksNow {
  /** Newest first. */
  readonly cards: readonly LinkCard[];
  readonly more: string;
}

const shown = 20;

const waiting: readonly LinkButton[] = [
  { act: 'end', label: 'Pay', body: { as: 'successful' } },
  { act: 'end', label: 'Have the bank refuse', body: { as: 'failed' } },
  { act: 'close', label: 'Close the page', body: {} },
  { act: 'abandon', label: 'Let the page run out', body: {} },
];
const again: LinkButton = { act: 'pay-again', label: 'Pay once more', body: {} };

const words: Readonly<Record<LinkTruth['status'], string>> = {
  open: 'Waits for the payer',
  closed: 'Closed by the payer',
  abandoned: 'Run out',
  processing: 'Processing',
  successful: 'Paid',
  failed: 'Failed',
};

const tones: Readonly<Record<LinkTruth['status'], LinkCard['tone']>> = {
  open: 'quiet',
  closed: 'quiet',
  abandoned: 'bad',
  processing: 'quiet',
  successful: 'good',
  failed: 'bad',
};

const refundWords = { none: '', 'under-way': ', refund under way', done: ', refunded' } as const;

const cardOf = ({ id, path, method, amountMinor, reference, status, payments }: LinkTruth): LinkCard => ({
  id,
  path,
  title: `${money(amountMinor)} by ${method}`,
  lines: [
    words[status],
    ...payments.map(
      (payment) => `${money(payment.amountMinor)} ${payment.status}${refundWords[payment.refund]}`,
    ),
    reference,
  ],
  tone: tones[status],
  buttons: payments.length > 0 ? [again] : status === 'abandoned' ? waiting.slice(0, 1) : waiting,
});

export function linksNow(ledger: LinkLedger): LinksNow {
  const all = ledger.all();
  return {
    cards: all.slice(-shown).reverse().map(cardOf),
    more: all.length > shown ? `and ${all.length - shown} older ones` : '',
  };
}
