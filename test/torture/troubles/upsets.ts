import { setTimeout as wait } from 'node:timers/promises';
import type { Door } from '../door.ts';
import type { Plan } from '../plan.ts';
import type { Record } from '../record.ts';
import { lastTrouble, untilUp } from '../schedule.ts';
import type { ProxySlot } from '../world/proxy-slot.ts';

/** What upsets one process, which goes on by itself; each comes once for every so many checkouts. */
const oneFor = {
  stalled: 90,
  'slept-past-its-leases': 250,
  'clock-stepped': 90,
  'names-lost': 90,
} as const;
type Upset = keyof typeof oneFor;
export const upsets = Object.keys(oneFor) as readonly Upset[];

export interface PlannedUpset {
  /** Once so many customers have come. */
  readonly after: number;
  readonly upset: Upset;
  readonly slot: number;
  /** How far its clock is off meanwhile, where that is the upset, milliseconds. */
  readonly stepMs: number;
}

const STALLED_MS = 3_000;
/** The longest lease of these proxies is 14 seconds. */
const SLEPT_MS = 16_000;
const CLOCK_IS_OFF_MS = 3_000;
const NAMES_ARE_LOST_MS = 2_000;
const HOUR_MS = 3_600_000;
const steps = [HOUR_MS, -HOUR_MS, 72 * HOUR_MS, -72 * HOUR_MS];

export const upsetsOf = ({ checkouts }: Plan, upset: Upset): number => Math.ceil(checkouts / oneFor[upset]);

export function planUpsets(plan: Plan): readonly PlannedUpset[] {
  const draw = plan.draw('upsets');
  return upsets
    .flatMap((upset) =>
      Array.from({ length: upsetsOf(plan, upset) }, () => ({
        upset,
        after: draw.upTo(lastTrouble(plan)),
        slot: draw.upTo(1),
        stepMs: draw.pick(steps),
      })),
    )
    .sort((a, b) => a.after - b.after);
}

/** Does it all; resolves when everybody goes on, every clock is right and every name is found. */
export async function upset(
  planned: readonly PlannedUpset[],
  { slots, record }: { readonly slots: readonly ProxySlot[]; readonly record: Record },
  door: Door,
): Promise<void> {
  const begin: { readonly [what in Upset]: (slot: ProxySlot, stepMs: number) => Promise<void> } = {
    async stalled(slot) {
      slot.tell({ kind: 'stall', ms: STALLED_MS });
    },
    'slept-past-its-leases': (slot) => slot.freeze(SLEPT_MS),
    async 'clock-stepped'(slot, stepMs) {
      slot.tell({ kind: 'clock', offMs: stepMs });
      await wait(CLOCK_IS_OFF_MS);
      slot.tell({ kind: 'clock', offMs: 0 });
    },
    async 'names-lost'(slot) {
      slot.tell({ kind: 'names', areLost: true });
      await wait(NAMES_ARE_LOST_MS);
      slot.tell({ kind: 'names', areLost: false });
    },
  };
  const underWay: Promise<void>[] = [];
  for (const { after, upset: fault, slot: at, stepMs } of planned) {
    await door.passing(after);
    const slot = slots[at];
    if (!slot) continue;
    await untilUp(slot);
    record.note({ kind: 'fault', at: Date.now(), place: 'process', fault });
    underWay.push(begin[fault](slot, stepMs));
  }
  await Promise.all(underWay);
}
