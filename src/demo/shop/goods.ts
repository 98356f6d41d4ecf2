/** What Adire Lane sells. `priceMinor` is kobo; `cloth` names the pattern that the style sheet draws. */
export interface Good {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly priceMinor: number;
  readonly cloth: 'rings' | 'combs' | 'weave' | 'beads';
}

export const goods: readonly Good[] = [
  {
    id: 'wrapper',
    name: 'Indigo wrapper',
    detail: 'Two yards, tied and dipped twice',
    priceMinor: 4_850_000,
    cloth: 'rings',
  },
  {
    id: 'cushions',
    name: 'Pair of cushions',
    detail: 'Comb-drawn cassava resist',
    priceMinor: 1_250_000,
    cloth: 'combs',
  },
  {
    id: 'throw',
    name: 'Aso oke throw',
    detail: 'Strip-woven, six strips wide',
    priceMinor: 9_600_000,
    cloth: 'weave',
  },
  {
    id: 'bracelet',
    name: 'Glass beads',
    detail: 'One strand, coral and brass',
    priceMinor: 500_000,
    cloth: 'beads',
  },
];

export function goodById(id: unknown): Good | undefined {
  return goods.find((good) => good.id === id);
}
