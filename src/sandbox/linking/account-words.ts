import { hashOf } from '../dice.ts';
import type { ConnectedAccount } from './linking.ts';

/** As reading one account and the webhook spell it; the list spells it in capitals. */
export const typeWords = {
  SAVINGS_ACCOUNT: 'Savings Account',
  CURRENT_ACCOUNT: 'Current Account',
} as const;

/** The customer's, or one that the bank knows: eleven digits. */
export const bvnOf = ({ customer }: ConnectedAccount): string =>
  /^\d{11}$/.test(customer.bvn)
    ? customer.bvn
    : `22${String(hashOf(customer.id) % 1_000_000_000).padStart(9, '0')}`;
