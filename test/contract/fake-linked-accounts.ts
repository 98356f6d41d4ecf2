import type { LinkedBankAccount } from '../../src/contract/link-api.ts';
import { ProblemError } from '../../src/contract/problem.ts';
import type { MerchantLinkedAccounts } from '../../src/proxy/links/service.ts';

export const LINKED_ACCOUNT_ID = 'la_1';

const linkedAccount: LinkedBankAccount = {
  id: LINKED_ACCOUNT_ID,
  checkoutId: 'chk_1',
  reference: 'credit-1',
  mode: 'test',
  dataStatus: 'available',
  isGone: false,
  bank: 'GTBank',
  accountLastFour: '4567',
  currency: 'NGN',
  providerId: 'acc_1',
  providerReference: 'T8QX2M4KD7Z1V5R9B3NW',
  linkedAt: '2026-11-21T09:00:00.000Z',
  dataAt: '2026-11-21T09:00:20.000Z',
  readAt: '2026-11-21T09:00:20.000Z',
};

/** Stands in for the rules of linked accounts: knows one. */
export function createFakeLinkedAccounts(
  note: (call: string, id: string, facts?: object) => void,
): MerchantLinkedAccounts {
  return {
    async get(id) {
      note('getLinkedAccount', id);
      if (id !== linkedAccount.id) throw new ProblemError('not_found');
      return { ...linkedAccount, accountNumber: '0123454567', accountHolder: 'BISI ADE' };
    },
    async list(query) {
      note('listLinkedAccounts', '', query);
      return { data: [linkedAccount] };
    },
  };
}
