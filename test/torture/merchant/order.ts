import type { CreateCheckout } from '../../../src/contract/merchant-api.ts';
import type { Way } from '../../../src/contract/provider-page.ts';
import type { Draw } from '../../faults/draw.ts';

/** What the merchant orders of one customer, and what becomes of it later. Amounts are kobo, times milliseconds. */
export interface Order {
  readonly terms: CreateCheckout;
  /** The merchant cancels it so long after it was made. */
  readonly cancelAfterMs: number | undefined;
  /** A payment that was made is paid back. */
  readonly isRefunded: boolean;
  /** It is ordered twice at once, and so is each debit. */
  readonly isDoubled: boolean;
  /** What the merchant does to a mandate while its first debits are under way. */
  readonly midway: 'nothing' | 'cancel' | 'pause';
  /** Debits of a mandate that is ready. Those of one row are ordered at once. */
  readonly debits: readonly (readonly number[])[];
}

const DAY_MS = 86_400_000;
const NIGERIA_MS = 3_600_000;
const dayAfter = (days: number): string =>
  new Date(Date.now() + NIGERIA_MS + days * DAY_MS).toISOString().slice(0, 10);

const waysOffered = [
  ...Array<readonly Way[]>(8).fill(['bank']),
  ['bank', 'provider-page'],
  ['provider-page'],
] as const satisfies readonly (readonly Way[])[];

/** One of seven is a mandate, whose debits together ask for more than its cap now and then. */
export function drawOrder(draw: Draw, number: number): Order {
  const isMandate = draw.chance(1 / 7);
  const amountMinor = 100 * (200 + draw.upTo(50_000));
  const isCancelled = draw.chance(0.05);
  const cancelAfterMs = 300 + draw.upTo(12_000);
  const isRefunded = draw.chance(0.08);
  const isShort = draw.chance(0.04);
  const isDoubled = !isShort && draw.chance(0.1);
  const midway = draw.pick(['nothing', 'nothing', 'nothing', 'nothing', 'cancel', 'pause'] as const);
  const ways = draw.pick(waysOffered);
  const customer = { name: 'Bisi Ade', email: `bisi.${number}@adirelane.example` };
  const totalCapMinor = 10 * amountMinor;
  const [some, more, most] = [3 * amountMinor, 6 * amountMinor, 9 * amountMinor] as const;
  const debits = draw.pick([[[some, more, most]], [[some], [some, more]], [[most], [some]]]);
  const every = {
    currency: 'NGN' as const,
    description: 'Two yards of adire',
    reference: `order-${number}`,
    ...(isShort && { expiresInSeconds: 60 }),
  };
  return {
    terms: isMandate
      ? {
          ...every,
          kind: 'mandate',
          mandate: {
            type: 'emandate',
            debitType: 'variable',
            totalCapMinor,
            startDate: dayAfter(0),
            endDate: dayAfter(90),
          },
        }
      : { ...every, kind: 'payment', amountMinor, ways: [...ways], customer },
    cancelAfterMs: isCancelled ? cancelAfterMs : undefined,
    isRefunded: isRefunded && !isMandate,
    isDoubled,
    midway,
    debits: isMandate ? debits : [],
  };
}
