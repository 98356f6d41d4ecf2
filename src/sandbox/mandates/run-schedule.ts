import type { World } from '../world.ts';
import { startOfDay } from './days.ts';
import { settleDebit } from './debit-outcome.ts';
import { accountOf, type Mandate, type MandateDebit } from './mandate.ts';
import { afterwards, isRunning, note } from './moves.ts';
import { newDebit } from './new-debit.ts';
import { daysAfter, debitDay, dueMinor, type Schedule } from './schedule.ts';
import { canBeDebited } from './wire-of.ts';

const hourMs = 3_600_000;
/** Of the first try, in Lagos; the others of a day follow two hours apart. */
const firstTryMs = 8 * hourMs;
const betweenTriesMs = 2 * hourMs;

/** The provider makes the debits of a fixed mandate itself, one date after the other, while the mandate runs. */
export function runSchedule(world: World, mandate: Mandate, schedule: Schedule, index = 0): void {
  const day = debitDay(schedule, index);
  if (day > mandate.endDay) return;
  const due: DueDebit = { schedule, index, amountMinor: dueMinor(schedule, mandate.amountMinor, index) };
  const at = startOfDay(day) + firstTryMs;
  const isMissed = at < world.clock.now();
  afterwards(world, mandate, at, () => {
    if (!isRunning(mandate)) return;
    runSchedule(world, mandate, schedule, index + 1);
    if (isMissed || !canBeDebited(mandate)) {
      note(world, mandate, 'debit-skipped', { amountMinor: due.amountMinor, because: whySkipped(mandate) });
    } else {
      if (index === 0) fillLater(world, mandate);
      tryDebit(world, mandate, due, { graceDay: 0, retry: 0 });
    }
  });
}

function fillLater(world: World, mandate: Mandate): void {
  const comes = mandate.scenario.behaviour.moneyComes;
  if (!comes) return;
  const { bank, number } = accountOf(mandate);
  afterwards(world, mandate, world.clock.now() + comes.afterMs, () =>
    world.money.put({ bankCode: bank.bank_code, number }, comes.moneyMinor),
  );
}

const whySkipped = ({ stage }: Mandate): string =>
  stage === 'suspended' ? 'The mandate was paused on its day' : 'The mandate was not ready on its day';

interface DueDebit {
  readonly schedule: Schedule;
  readonly index: number;
  readonly amountMinor: number;
}

interface Try {
  readonly graceDay: number;
  readonly retry: number;
}

/** Tries, then tries again on the same day, then what is due at least, then the same on every day of grace. */
function tryDebit(world: World, mandate: Mandate, due: DueDebit, attempt: Try): void {
  if (!canBeDebited(mandate)) return;
  take(world, mandate, due.amountMinor, (debit) => {
    if (debit.status === 'successful') return;
    const { schedule } = due;
    if (attempt.retry < schedule.retries) {
      const next = { ...attempt, retry: attempt.retry + 1 };
      const at = timeOf(due, next);
      afterwards(world, mandate, at, () => tryDebit(world, mandate, due, next));
    } else if (debit.code === '51' && schedule.minimumMinor < due.amountMinor) {
      take(world, mandate, schedule.minimumMinor, (part) => {
        if (part.status !== 'successful') tryTomorrow(world, mandate, due, attempt);
      });
    } else tryTomorrow(world, mandate, due, attempt);
  });
}

function tryTomorrow(world: World, mandate: Mandate, due: DueDebit, { graceDay }: Try): void {
  const next = { graceDay: graceDay + 1, retry: 0 };
  const day = daysAfter(debitDay(due.schedule, due.index), next.graceDay);
  const isOver =
    next.graceDay > due.schedule.graceDays ||
    day >= debitDay(due.schedule, due.index + 1) ||
    day > mandate.endDay;
  if (isOver) note(world, mandate, 'debit-given-up', { amountMinor: due.amountMinor });
  else afterwards(world, mandate, timeOf(due, next), () => tryDebit(world, mandate, due, next));
}

const timeOf = ({ schedule, index }: DueDebit, { graceDay, retry }: Try): number =>
  startOfDay(daysAfter(debitDay(schedule, index), graceDay)) + firstTryMs + retry * betweenTriesMs;

/** One debit under a reference of the provider's own. */
function take(
  world: World,
  mandate: Mandate,
  amountMinor: number,
  ended: (debit: MandateDebit) => void,
): void {
  const scripted = (world.forcedDebit ?? mandate.scenario).behaviour.debit ?? {};
  world.forcedDebit = undefined;
  const behaviour = world.profile.twistDebit?.(scripted) ?? scripted;
  const debit = newDebit(
    world,
    mandate,
    {
      amount: amountMinor,
      reference: `FX${world.ids.objectId().slice(0, 18).toUpperCase()}`,
      narration: mandate.description,
    },
    behaviour,
  );
  settleDebit(world, mandate, debit, behaviour, () => ended(debit));
}
