import type { WireSplit } from '../../proxy/providers/mono/mandate-wire.ts';
import type { WireSubAccount } from '../../proxy/providers/mono/one-time-wire.ts';
import type { WebhookPlan } from '../scenarios/behaviour.ts';
import { sendAsPlanned } from '../webhooks/planned.ts';
import { splitSettled } from '../webhooks/split-event.ts';
import { isoTime, type World } from '../world.ts';

/** ₦10 for each share, kobo: taken from the share where sub-accounts bear the fee. */
export const shareFeeMinor = 1_000;

/** Money that was taken and is to be divided. */
interface Dividend {
  /** Of the payment or the debit. */
  readonly reference: string;
  readonly amountMinor: number;
  readonly split: WireSplit;
  readonly webhooks: readonly WebhookPlan[];
  /** Asked when the time has come: not after a reset, nor where it went back to the payer. */
  readonly isStillOwed: () => boolean;
}

/** What a part comes to, kobo: its percentage or its fixed value, at most its `max`. */
export function shareOf(
  amountMinor: number,
  { type, fee_bearer }: Pick<WireSplit, 'type' | 'fee_bearer'>,
  { value, max = Number.POSITIVE_INFINITY }: WireSplit['distribution'][number],
): number {
  const whole = type === 'percentage' ? Math.floor((amountMinor * value) / 100) : value;
  return Math.max(0, Math.min(whole, max) - (fee_bearer === 'sub_accounts' ? shareFeeMinor : 0));
}

/** Pays every share out once its time has come: into the ledger, and out by webhook. */
export function planShares(world: World, dividend: Dividend): void {
  const { amountMinor, split } = dividend;
  world.clock.setTimer(() => {
    if (!dividend.isStillOwed()) return;
    for (const part of split.distribution) {
      const account = world.subAccounts.byId(part.account);
      if (account) payShare(world, dividend, account, shareOf(amountMinor, split, part));
    }
  }, world.profile.payoutMs);
}

function payShare(
  world: World,
  { reference, split, webhooks }: Dividend,
  account: WireSubAccount,
  amountMinor: number,
): void {
  world.ledger.recordCredit({
    kind: 'share',
    reference,
    amountMinor,
    currency: 'NGN',
    institution: account.bank_name,
    account: account.account_number,
    at: isoTime(world.clock.now()),
  });
  const feeBearer = split.fee_bearer ?? 'business';
  sendAsPlanned(
    world,
    splitSettled(world, { account, amountMinor, feeBearer, feeMinor: shareFeeMinor }),
    webhooks,
  );
}
