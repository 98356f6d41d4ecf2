import type { MandateSchedule, MandateTerms } from '../../contract/mandate-terms.ts';
import { formatMoney } from '../../contract/money.ts';
import { dayInWords } from './day-in-words.ts';

type Fixed = Extract<MandateTerms, { debitType: 'fixed' }>;

/** What a fixed mandate takes: each amount, its rhythm, the first one, what is done where the account does not hold enough, and the most in all. */
export function fixedSentences(terms: Fixed): string[] {
  const { perDebitMinor, schedule, currency, totalCapMinor, startDate, endDate } = terms;
  const { firstDebitDate, firstDebitMinor = perDebitMinor, smallestPartMinor } = schedule;
  const money = (minor: number) => formatMoney(minor, currency);
  const isOther = firstDebitMinor !== perDebitMinor;
  return [
    `${money(perDebitMinor)} is taken ${rhythmInWords(schedule)}, the first time on ${dayInWords(firstDebitDate)}.`,
    ...(isOther ? [`The first payment is ${money(firstDebitMinor)}.`] : []),
    `Where the account does not hold enough, it is tried again ${again(schedule)}.`,
    ...(smallestPartMinor < perDebitMinor
      ? [`Then a part may be taken in place of the whole: ${money(smallestPartMinor)} or more.`]
      : []),
    `That comes to at most ${money(totalCapMinor)} in all, from ${dayInWords(startDate)} until ${dayInWords(endDate)}.`,
    'Nothing is taken today because you agree.',
  ];
}

const named = { daily: 'day', weekly: 'week', monthly: 'month', yearly: 'year' } as const;
const counted = { days: 'day', weeks: 'week', months: 'month' } as const;

/** `every month`, `every 2 weeks`. */
export function rhythmInWords(schedule: MandateSchedule): string {
  if (!('interval' in schedule)) return `every ${named[schedule.frequency]}`;
  const { frequency, interval } = schedule;
  return interval === 1 ? `every ${counted[frequency]}` : `every ${interval} ${frequency}`;
}

function again({ retries, graceDays }: MandateSchedule): string {
  const sameDay = retries === 1 ? 'once more that day' : `up to ${retries} times that day`;
  if (graceDays === 0) return sameDay;
  return `${sameDay}, and on ${graceDays === 1 ? 'the day' : `each of the ${graceDays} days`} after it`;
}
