import type { World } from '../world.ts';
import type { MandateAccount } from './mandate.ts';
import { scenarioOfAccount } from './scenarios.ts';

/** Why no mandate can be set up on this account now, in the provider's words; undefined where one can. */
export function complaintAboutAccount(
  world: World,
  { bank, number }: Pick<MandateAccount, 'bank' | 'number'>,
  startDay: string,
): string | undefined {
  const { creation } = scenarioOfAccount(number).behaviour;
  const refuses = creation && 'refuses' in creation ? creation.refuses : undefined;
  if (refuses === 'no-such-account') return 'Invalid account number';
  if (refuses === 'other-holder') return 'The customer name does not match the name on the account provided';
  const others = world.mandates.ofAccount(number, bank.bank_code);
  if (refuses === 'other-pending' || others.some(({ stage }) => stage === 'initiated')) {
    return 'There is a pending mandate on this account. Please wait for its approval before setting up a new one';
  }
  const isTaken =
    others.some((other) => other.startDay === startDay) || isFirstDate(world, refuses, number, startDay);
  return isTaken
    ? 'The start date provided is already in use for an existing mandate associated with this account number. Please choose a different start date and try again'
    : undefined;
}

/** The first start date that was asked for at this account is taken for used. */
function isFirstDate(
  world: World,
  refuses: string | undefined,
  accountNumber: string,
  startDay: string,
): boolean {
  if (refuses !== 'first-start-date') return false;
  const first = world.firstStartDays.get(accountNumber);
  if (first === undefined) world.firstStartDays.set(accountNumber, startDay);
  return first === undefined || first === startDay;
}
