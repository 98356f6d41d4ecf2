import { setTimeout as wait } from 'node:timers/promises';
import type { Door } from './door.ts';
import type { Occasion } from './occasion.ts';
import type { Plan } from './plan.ts';
import type { OpenedWorld } from './world/open-world.ts';
import type { ProxySlot } from './world/proxy-slot.ts';

type Blow = NonNullable<Occasion['blow']> | 'crash the database';

const SHORTEST_FREEZE_MS = 500;
const LONGEST_FREEZE_MS = 8_000;
const TRY_AGAIN_MS = 50;
/** Of all customers, the last: who is frozen then goes on before everything is healed. */
const CALM_AT_THE_END = 0.06;
const DATABASE_CRASHES = 3;
/** For each kill so many processes are frozen, and told to end. */
const FREEZES = 0.36;
const TERMINATIONS = 0.1;

/** What is done to processes, and when, counted in customers that have come: all of it drawn before the run begins. */
export interface Schedule {
  readonly blows: readonly {
    readonly after: number;
    readonly blow: Blow;
    readonly slot: number;
    readonly ms: number;
  }[];
}

/** How many customers have come when the last process is troubled. */
export const lastTrouble = ({ checkouts }: Plan): number => checkouts * (1 - CALM_AT_THE_END);

export async function untilUp(slot: ProxySlot): Promise<void> {
  while (!slot.isUp()) await wait(TRY_AGAIN_MS);
}

export function planBlows(plan: Plan): Schedule {
  const { occasion } = plan;
  const draw = plan.draw('blows');
  const blow = (kind: Blow): Schedule['blows'][number] => ({
    after: draw.upTo(lastTrouble(plan)),
    blow: kind,
    slot: draw.upTo(1),
    ms: occasion.freezeMs ?? SHORTEST_FREEZE_MS + draw.upTo(LONGEST_FREEZE_MS - SHORTEST_FREEZE_MS),
  });
  const many = (count: number, kind: Blow) => Array.from({ length: Math.ceil(count) }, () => blow(kind));
  const blows = [
    ...many(plan.kills, occasion.blow ?? 'kill'),
    ...many(plan.kills * FREEZES, occasion.blow ?? 'freeze'),
    ...many(plan.kills * TERMINATIONS, occasion.blow ?? 'terminate'),
    ...many(plan.kills > 0 ? DATABASE_CRASHES : 0, 'crash the database'),
  ];
  return { blows: blows.sort((a, b) => a.after - b.after) };
}

/** Does it all. A proxy that is down already is hit once it is up again; resolves when everybody goes on. */
export async function strike({ blows }: Schedule, world: OpenedWorld, door: Door): Promise<void> {
  const underWay: Promise<void>[] = [];
  for (const { after, blow, slot: at, ms } of blows) {
    await door.passing(after);
    const slot = world.slots[at];
    if (!slot) continue;
    if (blow === 'crash the database') {
      await world.crashDatabase();
      continue;
    }
    await untilUp(slot);
    if (blow === 'kill') slot.kill();
    else if (blow === 'terminate') slot.terminate();
    else underWay.push(slot.freeze(ms));
  }
  await Promise.all(underWay);
}
