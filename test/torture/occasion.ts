/** What a run has more of than others, so that few customers meet it. */
export interface Occasion {
  /** How often these faults are drawn, as `place fault`, in place of their own odds. */
  readonly odds?: Readonly<Record<string, number>>;
  /** Scenarios of the sandbox, by id: half of all payers meets one of them at their first try. */
  readonly scenarios?: readonly [string, ...string[]];
  /** How long the most patient customers wait for what does not come, milliseconds. */
  readonly mostPatienceMs?: number;
  /** What is done to processes every time. */
  readonly blow?: 'kill' | 'freeze' | 'terminate';
  /** How long one is frozen every time, milliseconds. */
  readonly freezeMs?: number;
  /** Customers for each blow; 0 is no blow at all. */
  readonly customersForABlow?: number;
}

/** Whether it has other odds for a place. */
export const isAbout = ({ odds = {} }: Occasion, place: string): boolean =>
  Object.keys(odds).some((fault) => fault.startsWith(`${place} `));

/** The odds of a place, where the occasion has others. */
export function oddsAt<Odds extends object>(occasion: Occasion, place: string, odds: Odds): Odds {
  const others = Object.keys(odds).flatMap((fault) => {
    const other = occasion.odds?.[`${place} ${fault}`];
    return other === undefined ? [] : [[fault, other] as const];
  });
  return { ...odds, ...Object.fromEntries(others) };
}
