import { planShares } from '../payouts/settle-shares.ts';
import { debitEvent } from '../webhooks/mandate-event.ts';
import { isoTime, type World } from '../world.ts';
import type { DebitBehaviour } from './behaviour.ts';
import { dayOf } from './days.ts';
import { accountOf, type Mandate, type MandateAccount, type MandateDebit } from './mandate.ts';
import { afterwards, note } from './moves.ts';
import { tell } from './tell.ts';

/** What the account of a mandate holds now, kobo: every mandate on it takes from it. */
export function moneyOf(
  world: World,
  mandate: Mandate,
  account: MandateAccount = accountOf(mandate),
): number {
  const { moneyMinor, linked } = mandate.scenario.behaviour;
  const own = account === mandate.account ? moneyMinor : linked?.moneyMinor;
  return world.money.left(account, own ?? world.profile.accountMoneyMinor);
}

/** The account that has the money: the first one, else another one of a sweep that is ready. */
function payingAccount(world: World, mandate: Mandate, amountMinor: number): MandateAccount | undefined {
  const own = accountOf(mandate);
  if (world.profile.approvesAtOnce) return own;
  const ready = mandate.linked.filter(({ isReady }) => isReady);
  return [own, ...ready].find((account) => moneyOf(world, mandate, account) >= amountMinor);
}

/** Takes the money, refuses it, or leaves it open, as the behaviour and the account have it. `ended` runs once it is no longer open. */
export function settleDebit(
  world: World,
  mandate: Mandate,
  debit: MandateDebit,
  { fails, settles }: DebitBehaviour,
  ended: () => void = () => {},
): void {
  const from = payingAccount(world, mandate, debit.amountMinor);
  const refuse = (code: string, message: string): void => {
    fail(world, mandate, debit, { code, message });
    ended();
  };
  const pay = (account: MandateAccount): void => {
    take(world, mandate, debit, account);
    ended();
  };
  if (!from) refuse('51', 'Insufficient funds');
  else if (fails) refuse(fails.code, fails.message);
  else if (!settles) pay(from);
  else {
    tell(world, mandate, debitEvent(world, mandate, debit));
    if (settles.ends === 'never') return;
    afterwards(world, mandate, world.clock.now() + settles.afterMs, () => {
      if (settles.ends === 'successful') pay(from);
      else refuse('96', 'System malfunction');
    });
  }
}

/** Moves the money: into the ledger, once, and out by webhook. */
function take(world: World, mandate: Mandate, debit: MandateDebit, account: MandateAccount): void {
  const now = world.clock.now();
  const { amountMinor, reference } = debit;
  debit.status = 'successful';
  debit.code = '00';
  debit.message = 'Account debited successfully.';
  debit.takenAt = now;
  debit.from = account;
  mandate.takenMinor += amountMinor;
  world.money.take(account, amountMinor);
  world.ledger.record({
    reference,
    amountMinor,
    currency: 'NGN',
    institution: account.bank.name,
    account: account.number,
    at: isoTime(now),
    scenario: mandate.scenario.id,
    mandate: mandate.id,
  });
  const elsewhere = account === mandate.account ? {} : { from: account.number };
  note(world, mandate, 'debited', { amountMinor, ...elsewhere });
  tell(world, mandate, debitEvent(world, mandate, debit));
  divide(world, mandate, debit);
}

/** What was ordered with a split goes on to its sub-accounts, and is told as debits are. */
function divide(world: World, mandate: Mandate, { split, reference, amountMinor }: MandateDebit): void {
  if (!split) return;
  const { lost, afterMs, times } = mandate.scenario.behaviour.webhooks ?? {};
  const plan = { ...(afterMs === undefined ? {} : { afterMs }), ...(times === undefined ? {} : { times }) };
  planShares(world, {
    reference,
    amountMinor,
    split,
    webhooks: lost ? [] : [plan],
    isStillOwed: () => world.mandates.has(mandate),
  });
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
