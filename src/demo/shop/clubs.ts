import type { MandateOrder } from '../../contract/mandate-terms.ts';
import type { CreateMandate } from '../../contract/merchant-api.ts';
import type { Good } from './goods.ts';

/**
 * How a shopper may agree: `here` in the checkout, on the provider's `page`, or with a `selfie` in place of the transfer; `sweep` for all
 * accounts of the payer, on the provider's page too; `fixed` for debits that the provider makes by itself.
 */
export const agreements = ['here', 'page', 'selfie', 'sweep', 'fixed'] as const;
export type Agreement = (typeof agreements)[number];

/** What Adire Lane sends to whoever subscribes. Kobo. The ceiling is what a payer agrees to; that of a fixed one follows from its debits. */
export interface Club {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly monthlyMinor: number;
  readonly ceilingMinor: number | undefined;
  readonly cloth: Good['cloth'];
  /** The usual one first. */
  readonly agreements: readonly [Agreement, ...Agreement[]];
}

export const clubs: readonly [Club, ...Club[]] = [
  {
    id: 'cloth-club',
    name: 'Cloth of the month',
    detail: 'Two yards of a new pattern every month, for a year',
    monthlyMinor: 1_500_000,
    ceilingMinor: 18_000_000,
    cloth: 'combs',
    agreements: ['here', 'page', 'selfie'],
  },
  {
    id: 'bead-club',
    name: 'Beads every month',
    detail: 'The same day and the same price for a year, taken by Mono itself',
    monthlyMinor: 500_000,
    ceilingMinor: undefined,
    cloth: 'beads',
    agreements: ['fixed'],
  },
  {
    id: 'throw-club',
    name: 'A throw in parts',
    detail: 'Paid off from whichever of your accounts holds enough',
    monthlyMinor: 1_600_000,
    ceilingMinor: 9_600_000,
    cloth: 'weave',
    agreements: ['sweep'],
  },
];

/** The club, and how it is agreed to: as asked for, or as usual. Undefined for what the shop does not offer. */
export function offerOf(
  id: unknown,
  agreement: unknown,
): { readonly club: Club; readonly agreement: Agreement } | undefined {
  const club = clubs.find((one) => one.id === id);
  const found = club?.agreements.find((one) => one === (agreement ?? club.agreements[0]));
  return club && found ? { club, agreement: found } : undefined;
}

/** What the payer is asked to agree to from `today` on, for a year. Days are `YYYY-MM-DD`. */
export function termsOf(
  { monthlyMinor, ceilingMinor = 0 }: Club,
  agreement: Agreement,
  today: string,
): Pick<CreateMandate, 'mandate' | 'ways'> {
  const days = { startDate: today, endDate: aYearAfter(today) };
  const variable = {
    ...days,
    type: 'emandate',
    debitType: 'variable',
    totalCapMinor: ceilingMinor,
  } as const satisfies MandateOrder;
  switch (agreement) {
    case 'here':
      return { mandate: variable };
    case 'page':
      return { mandate: variable, ways: ['provider-page'] };
    case 'selfie':
      return { mandate: { ...variable, verification: 'selfie' } };
    case 'sweep':
      return { mandate: { ...variable, type: 'sweep' } };
    case 'fixed':
      return {
        mandate: {
          ...days,
          type: 'emandate',
          debitType: 'fixed',
          perDebitMinor: monthlyMinor,
          schedule: {
            frequency: 'monthly',
            firstDebitDate: dayAfter(today),
            retries: 2,
            graceDays: 1,
            smallestPartMinor: 100_000,
          },
        },
      };
  }
}

function aYearAfter(day: string): string {
  const [year = '', ...rest] = day.split('-');
  const later = [Number(year) + 1, ...rest].join('-');
  return later.endsWith('-02-29') ? later.replace(/29$/, '28') : later;
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
