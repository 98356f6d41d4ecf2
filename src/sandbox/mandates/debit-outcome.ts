import { debitEvent } from '../webhooks/mandate-event.ts';
import { isoTime, type World } from '../world.ts';
import type { DebitBehaviour } from './behaviour.ts';
import { dayOf } from './days.ts';
import type { Mandate, MandateDebit } from './mandate.ts';
import { afterwards, note } from './moves.ts';
import { tell } from './tell.ts';

/** What an account holds now, kobo: every mandate on it takes from it. */
export function moneyOf(world: World, { scenario, accountNumber, bank }: Mandate): number {
  const held = scenario.behaviour.moneyMinor ?? world.profile.accountMoneyMinor;
  return world.mandates
    .ofAccount(accountNumber, bank.bank_code)
    .reduce((left, { takenMinor }) => left - takenMinor, held);
}

/** Takes the money, refuses it, or leaves it open, as the behaviour and the account have it. */
export function settleDebit(
  world: World,
  mandate: Mandate,
  debit: MandateDebit,
  { fails, settles }: DebitBehaviour,
): void {
  const { amountMinor } = debit;
  const isPoor = !world.profile.approvesAtOnce && amountMinor > moneyOf(world, mandate);
  if (isPoor) fail(world, mandate, debit, { code: '51', message: 'Insufficient funds' });
  else if (fails) fail(world, mandate, debit, fails);
  else if (!settles) take(world, mandate, debit);
  else {
    tell(world, mandate, debitEvent(world, mandate, debit));
    if (settles.ends === 'never') return;
    afterwards(world, mandate, world.clock.now() + settles.afterMs, () => {
      if (settles.ends === 'successful') take(world, mandate, debit);
      else fail(world, mandate, debit, { code: '96', message: 'System malfunction' });
    });
  }
}

/** Moves the money: into the ledger, once, and out by webhook. */
function take(world: World, mandate: Mandate, debit: MandateDebit): void {
  const now = world.clock.now();
  const { amountMinor, reference } = debit;
  debit.status = 'successful';
  debit.code = '00';
  debit.message = 'Account debited successfully.';
  debit.takenAt = now;
  mandate.takenMinor += amountMinor;
  world.ledger.record({
    reference,
    amountMinor,
    currency: 'NGN',
    institution: mandate.bank.name,
    account: mandate.accountNumber,
    at: isoTime(now),
    scenario: mandate.scenario.id,
    mandate: mandate.id,
  });
  note(world, mandate, 'debited', { amountMinor });
  tell(world, mandate, debitEvent(world, mandate, debit));
}

function fail(
  world: World,
  mandate: Mandate,
  debit: MandateDebit,
  { code, message }: { readonly code: string; readonly message: string },
): void {
  debit.status = 'failed';
  debit.code = code;
  debit.message = message;
  const { insufficient, other } = failuresToday(world, mandate);
  mandate.failures =
    code === '51'
      ? { day: today(world), insufficient: insufficient + 1, other }
      : { day: today(world), insufficient, other: other + 1 };
  note(world, mandate, 'debit-failed', { amountMinor: debit.amountMinor, because: code });
  tell(world, mandate, debitEvent(world, mandate, debit));
}

const today = ({ clock }: World): string => dayOf(clock.now());

const failuresToday = (world: World, { failures }: Mandate) =>
  failures.day === today(world) ? failures : { insufficient: 0, other: 0 };

/** Five debits without money, or ten others that failed, in one day. */
export function isLocked(world: World, mandate: Mandate): boolean {
  const { insufficient, other } = failuresToday(world, mandate);
  return insufficient >= 5 || other >= 10;
}
