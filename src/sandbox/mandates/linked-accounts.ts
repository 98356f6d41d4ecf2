import { hashOf } from '../dice.ts';
import type { World } from '../world.ts';
import { accountOf, type Mandate, type MandateAccount } from './mandate.ts';
import { mandateBanks } from './mandate-banks.ts';
import { afterwards, note } from './moves.ts';

/** Another account of a sweep's payer, by the BVN. It can be debited once it is ready by itself. */
export interface LinkedAccount extends MandateAccount {
  isReady: boolean;
}

export const isSweep = ({ type }: Pick<Mandate, 'type'>): boolean => type === 'sweep' || type === 'gsm';

/** The payer's other accounts: the same ones every time. */
export function findLinked(mandate: Mandate): readonly LinkedAccount[] {
  const { bank, holder } = accountOf(mandate);
  const others = mandateBanks.filter((other) => other.direct_debit && other !== bank);
  const start = hashOf(mandate.customer.bvn) % others.length;
  return Array.from({ length: mandate.scenario.behaviour.linked?.accounts ?? 2 }, (_, index) => {
    const other = others[(start + index * 5) % others.length] as MandateAccount['bank'];
    const hash = hashOf(`${mandate.customer.bvn} ${other.bank_code}`);
    return {
      bank: other,
      number: `2${String(hash % 1_000_000_000).padStart(9, '0')}`,
      holder,
      isReady: false,
    };
  });
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Milliseconds from the approval of the first account. The older name takes hours, the newer one minutes. */
const readyAfterMs = ({ type }: Mandate, index: number): number =>
  type === 'sweep' ? Math.min(7, 3 + 2 * index) * minuteMs : Math.min(72, 1 + 24 * index) * hourMs;

/** Each account becomes ready in its own time; the last never does where the scenario has it so. */
export function readyLinked(world: World, mandate: Mandate): void {
  const { linked, scenario } = mandate;
  linked.forEach((account, index) => {
    if (scenario.behaviour.linked?.lastNeverReady && index === linked.length - 1) return;
    afterwards(world, mandate, world.clock.now() + readyAfterMs(mandate, index), () => {
      if (mandate.stage !== 'approved' && mandate.stage !== 'suspended') return;
      account.isReady = true;
      note(world, mandate, 'linked-ready', { from: account.number });
    });
  });
}
