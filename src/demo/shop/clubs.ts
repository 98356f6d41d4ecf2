/** What Adire Lane sends every month to whoever subscribes. Kobo. The ceiling is what a payer agrees to, and never more than a year's cloth. */
export interface Club {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly monthlyMinor: number;
  readonly ceilingMinor: number;
  readonly cloth: 'rings' | 'combs' | 'weave' | 'beads';
}

export const clubs: readonly Club[] = [
  {
    id: 'cloth-club',
    name: 'Cloth of the month',
    detail: 'Two yards of a new pattern every month, for a year',
    monthlyMinor: 1_500_000,
    ceilingMinor: 18_000_000,
    cloth: 'combs',
  },
];

export function clubById(id: unknown): Club | undefined {
  return clubs.find((club) => club.id === id);
}
