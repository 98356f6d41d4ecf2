import type { Control } from '../control.ts';
import type { Credit, Ledger } from '../ledger.ts';
import type { LinkingLedger } from '../linking/linking-ledger.ts';
import type { MandateLedger } from '../mandates/mandate-ledger.ts';
import type { LinkLedger } from '../one-time/link-ledger.ts';
import type { WebhookEvent } from '../webhooks/event.ts';
import type { Delivery } from '../webhooks/outbox.ts';
import { type LinksNow, linksNow } from './link-cards.ts';
import { type LinkingsNow, linkingsNow } from './linking-cards.ts';
import { type MandatesNow, mandatesNow } from './mandate-cards.ts';
import { money } from './money.ts';

/** What the page is about. */
export interface Shown {
  readonly control: Control;
  readonly ledger: Ledger;
  readonly mandates: MandateLedger;
  readonly links: LinkLedger;
  readonly linkings: LinkingLedger;
}

/** A table's row as text, cell by cell; `tone` colours its last cell. */
export interface Row {
  readonly cells: readonly string[];
  readonly tone: 'good' | 'bad' | 'quiet';
}

/** What changes while somebody watches: the latest, newest first. */
export interface LiveRows {
  readonly total: string;
  readonly debits: readonly Row[];
  readonly credits: readonly Row[];
  readonly webhooks: readonly Row[];
  readonly next: string;
  readonly profile: string;
  readonly mandates: MandatesNow;
  readonly links: LinksNow;
  readonly linkings: LinkingsNow;
  /** What the next page for a mandate or for linking will be like. */
  readonly nextPage: string;
  /** What was chosen for the next page for a payment, and for the next refund. */
  readonly nextLinks: readonly string[];
  /** As the sandbox sees it, to the minute. */
  readonly time: string;
}

const rowsShown = 100;

const clockTime = (iso: string): string => `${iso.slice(11, 19)} UTC`;

function referenceOf({ data }: WebhookEvent): string {
  if ('object' in data) return data.object.reference;
  if ('reference' in data) return data.reference;
  if ('reference_number' in data) return data.reference_number;
  if ('account' in data && typeof data.account === 'object' && '_id' in data.account) return data.account._id;
  if ('mandate' in data) return data.mandate;
  return 'id' in data ? data.id : '–';
}

const deliveryTone = { waiting: 'quiet', delivered: 'good', 'given-up': 'bad', dropped: 'bad' } as const;

const deliveryRow = ({ event, attempts, state }: Delivery): Row => ({
  cells: [
    event.event,
    referenceOf(event),
    attempts.map(({ result }) => String(result)).join(', ') || '–',
    state,
  ],
  tone: deliveryTone[state],
});

const creditWords = { refund: 'Refund', share: 'Share' } as const;

const creditRow = ({ at, reference, institution, account, kind, amountMinor }: Credit): Row => ({
  cells: [clockTime(at), reference, `${institution} ${account}`, creditWords[kind], money(amountMinor)],
  tone: 'good',
});

export function liveRows({ control, ledger, mandates, links, linkings }: Shown): LiveRows {
  return {
    total: money(ledger.totalMinor()),
    debits: ledger
      .debits()
      .slice(-rowsShown)
      .map(
        (debit): Row => ({
          cells: [
            clockTime(debit.at),
            debit.reference,
            `${debit.institution} ${debit.account}`,
            debit.scenario,
            money(debit.amountMinor),
          ],
          tone: 'good',
        }),
      )
      .reverse(),
    credits: ledger.credits().slice(-rowsShown).map(creditRow).reverse(),
    webhooks: control.webhooks.log().slice(-rowsShown).map(deliveryRow).reverse(),
    next: control.forcedScenario() ?? '',
    profile: control.profile(),
    mandates: mandatesNow(control, mandates),
    links: linksNow(links),
    linkings: linkingsNow(linkings),
    nextPage: control.forcedPage() ?? '',
    nextLinks: control.forcedLinks(),
    time: `${new Date(control.clock.now()).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  };
}
