import type { Behaviour } from '../scenarios/behaviour.ts';
import type { World } from '../world.ts';
import { abandon } from './leave.ts';
import type { PaymentLink } from './link.ts';
import { anySource, pay } from './pay.ts';

/** How somebody at the stand-in may have a payment end, whatever was typed so far. */
interface StandInEnd {
  readonly label: string;
  readonly behaviour: Behaviour;
  /** The payer stays on the page. */
  readonly staysHere?: true;
}

const refused = {
  faults: { capture: { answer: { kind: 'refused', message: 'Insufficient funds' } } },
} as const;

export const standInEnds = {
  successful: { label: 'Pay', behaviour: {} },
  failed: { label: 'Have the bank refuse', behaviour: refused },
  'processing-successful': {
    label: 'Keep processing, then pay',
    behaviour: { settles: { ends: 'debited', afterMs: 'late' } },
  },
  'processing-failed': {
    label: 'Keep processing, then fail',
    behaviour: { settles: { ends: 'failed', afterMs: 'late' } },
  },
  'successful-here': { label: 'Pay, and stay here', behaviour: {}, staysHere: true },
  'failed-here': { label: 'Refuse, and stay here', behaviour: refused, staysHere: true },
} as const satisfies Record<string, StandInEnd>;

export type StandInEndName = keyof typeof standInEnds;

/** Whether the payer stays on the page. A payment that has ended stays as it is. */
export function endAs(world: World, link: PaymentLink, name: string): boolean {
  if (name === 'abandoned') abandon(world, link);
  if (!Object.hasOwn(standInEnds, name) || link.payments.length > 0) return true;
  const end: StandInEnd = standInEnds[name as StandInEndName];
  pay(world, link, anySource(world), end.behaviour);
  return end.staysHere === true;
}

/** The payer sends the same amount once more, with the details that the page has shown. */
export function sendAgain(world: World, link: PaymentLink): void {
  pay(world, link, anySource(world));
}
