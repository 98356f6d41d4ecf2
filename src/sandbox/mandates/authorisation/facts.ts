import { money } from '../../page/money.ts';
import { accountOf, type Mandate, totalOf } from '../mandate.ts';
import type { Schedule } from '../schedule.ts';

type Fact = readonly [name: string, value: string];

export function accountFacts(mandate: Mandate): readonly Fact[] {
  const { bank, number, holder } = accountOf(mandate);
  return [['Account', `${bank.name} ${number}, ${holder}`]];
}

/** The terms of a mandate, as its payer reads them. */
export function termsFacts(mandate: Mandate): readonly Fact[] {
  const { schedule, amountMinor, startDay, endDay, description } = mandate;
  const span: Fact = ['From and to', `${startDay} to ${endDay}`];
  if (!schedule) return [['For', description], ['At most, in all', money(amountMinor)], span];
  return [
    ['For', description],
    ['Each time', `${money(amountMinor)}, ${rhythmOf(schedule)}`],
    ['First', `${money(schedule.firstMinor ?? amountMinor)} on ${schedule.firstDay}`],
    ['In all', money(totalOf(mandate))],
    ['Where too little is there', retriesOf(schedule)],
    span,
  ];
}

const rhythmOf = ({ unit, every }: Schedule): string =>
  every === 1 ? `every ${unit}` : `every ${every} ${unit}s`;

const retriesOf = ({ retries, graceDays, minimumMinor }: Schedule): string =>
  `${retries} more ${retries === 1 ? 'try' : 'tries'} that day, then ${money(minimumMinor)} of it, and the same on ${graceDays} more ${graceDays === 1 ? 'day' : 'days'}`;
