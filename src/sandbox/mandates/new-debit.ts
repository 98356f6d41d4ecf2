import type { WireDebitRequest } from '../../proxy/providers/mono/mandate-wire.ts';
import type { World } from '../world.ts';
import type { DebitBehaviour } from './behaviour.ts';
import type { Mandate, MandateDebit } from './mandate.ts';

/** Writes a debit down whose outcome is open. */
export function newDebit(
  world: World,
  mandate: Mandate,
  { amount, reference, narration, fee_bearer, split }: WireDebitRequest,
  behaviour: DebitBehaviour,
): MandateDebit {
  const now = world.clock.now();
  const debit: MandateDebit = {
    reference,
    amountMinor: amount,
    narration,
    feeBearer: fee_bearer ?? mandate.feeBearer,
    split,
    sessionId: `999999${String(now).padStart(24, '0')}`,
    createdAt: now,
    hiddenUntil: now + (behaviour.hiddenMs ?? 0),
    tells: behaviour.tells,
    from: undefined,
    status: 'processing',
    code: '99',
    message:
      'Payment is currently in processing state, please wait for a final state webhook before giving value',
    takenAt: undefined,
  };
  mandate.debits.push(debit);
  return debit;
}
