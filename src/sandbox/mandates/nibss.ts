import type { World } from '../world.ts';
import { approve } from './approval.ts';
import { accountOf, type Mandate } from './mandate.ts';
import { smallestOf } from './mandate-banks.ts';
import { afterwards, cancelByItself, note, reject } from './moves.ts';

/** What authorises a mandate, kobo. */
export const authorisingMinor = 5_000;

/** Whether the stand-in for NIBSS works, and who waits for it. */
export interface Nibss {
  isDown: boolean;
  readonly waiting: Set<Mandate>;
}

/** From whom, and kobo. */
export interface IncomingTransfer {
  readonly from: string;
  readonly amountMinor: number;
}

/** Ten digits that are not this account's. */
export const anotherAccount = (accountNumber: string): string =>
  [...accountNumber].map((digit) => String((Number(digit) + 1) % 10)).join('');

/** Starts everything that will happen to a new mandate by itself. */
export function startWaiting(world: World, mandate: Mandate): void {
  if (mandate.account && mandate.verification === 'transfer_verification') awaitTransfers(world, mandate);
  afterwards(world, mandate, mandate.createdAt + world.profile.autoCancelMs, () => giveUp(world, mandate));
}

/** The transfers that the scenario sends by itself, counted from now: the payer has just been told where to. */
export function awaitTransfers(world: World, mandate: Mandate): void {
  const { number } = accountOf(mandate);
  const transfers = mandate.scenario.behaviour.transfers ?? [];
  for (const { afterMs, from, amountMinor = authorisingMinor } of transfers) {
    afterwards(world, mandate, world.clock.now() + afterMs, () =>
      sendTransfer(world, mandate, { from: from ? anotherAccount(number) : number, amountMinor }),
    );
  }
}

/** Somebody sends a transfer. The apps of some banks send none that small from an account of theirs. */
export function sendTransfer(world: World, mandate: Mandate, transfer: IncomingTransfer): void {
  const { number, bank } = accountOf(mandate);
  if (transfer.from === number && transfer.amountMinor < smallestOf(bank))
    note(world, mandate, 'transfer-refused', transfer);
  else receiveTransfer(world, mandate, transfer);
}

/** A transfer reaches a destination. Only the right amount from the right account, while the mandate waits, authorises it. */
function receiveTransfer(world: World, mandate: Mandate, { from, amountMinor }: IncomingTransfer): void {
  mandate.transfers.push({ from, amountMinor, at: world.clock.now() });
  note(world, mandate, 'transfer', { from, amountMinor });
  const isRight = from === accountOf(mandate).number && amountMinor === authorisingMinor;
  if (!isRight || mandate.stage !== 'initiated') return;
  mandate.isAuthorised = true;
  decide(world, mandate);
}

/** What NIBSS and the bank make of a mandate whose payer has authorised it. */
export function decide(world: World, mandate: Mandate): void {
  if (world.nibss.isDown) {
    world.nibss.waiting.add(mandate);
    return;
  }
  const decision = mandate.scenario.behaviour.decision ?? { decides: 'approved' as const };
  if (decision.decides === 'nothing') return;
  const usualMs = mandate.type === 'signed' ? world.profile.signedApprovalMs : world.profile.approvalMs;
  const afterMs = decision.afterMs ?? usualMs;
  afterwards(world, mandate, world.clock.now() + afterMs, () => {
    if (!isWaiting(mandate) && !mandate.scenario.behaviour.approvesAnyway) return;
    if (world.nibss.isDown) world.nibss.waiting.add(mandate);
    else if (decision.decides === 'approved') approve(world, mandate);
    else if (decision.decides === 'rejected') reject(world, mandate);
    else cancelByItself(world, mandate, 'The mandate authorization transfer failed');
  });
}

/** NIBSS works again: whoever waited for it is decided on, if the mandate waits still. */
export function comeBack(world: World): void {
  world.nibss.isDown = false;
  const waiting = [...world.nibss.waiting];
  world.nibss.waiting.clear();
  for (const mandate of waiting) if (isWaiting(mandate)) decide(world, mandate);
}

/** Six hours are over. One whose approval is under way is left to it, as some banks take eight hours. */
function giveUp(world: World, mandate: Mandate): void {
  if (mandate.stage !== 'initiated' && mandate.stage !== 'awaiting_authorization') return;
  const isStuck =
    world.nibss.waiting.has(mandate) || mandate.scenario.behaviour.decision?.decides === 'nothing';
  if (mandate.isAuthorised && !isStuck) return;
  world.nibss.waiting.delete(mandate);
  cancelByItself(world, mandate, mandate.isAuthorised ? reasons.down : reasons.unauthorised(mandate));
}

const isWaiting = ({ stage }: Mandate): boolean => stage === 'initiated' || stage === 'authorized';

const reasons = {
  down: 'Mandate was cancelled because NIBSS was not available to approve it',
  unauthorised: ({ transfers }: Mandate): string =>
    transfers.length === 0
      ? 'Mandate was cancelled because it was not authorized within 6 hours'
      : 'Mandate was cancelled because no transfer of N50.00 came from the account of the mandate',
};
