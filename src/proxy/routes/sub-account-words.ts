import type { SettlementNotification, SplitSettlement } from '../../contract/settlement.ts';
import type { CreateSubAccount, SubAccount } from '../../contract/sub-accounts.ts';

type Words<T> = Readonly<Record<keyof T, string>>;

const createSubAccount: Words<CreateSubAccount> = {
  nipCode: 'The bank’s six digits with NIBSS.',
  accountNumber: 'Ten digits. Passed on to the provider and not kept here.',
};

const subAccount: Words<SubAccount> = {
  id: 'What the distribution of a `split` names it by.',
  name: 'Whose account it is, as the bank told the provider.',
  accountLastFour: 'Of its number.',
  nipCode: 'The bank’s six digits with NIBSS, where the provider tells them.',
  bankName: 'The bank, where the provider tells it.',
  active: 'Whether the provider pays out to it.',
};

const settlementNotification: Words<SettlementNotification> = {
  id: 'The same on every try, also in the `webhook-id` header.',
  type: 'Always `settlement.split`.',
  createdAt: 'When the provider told it. ISO 8601, UTC.',
  mode: 'Whether this is about real money.',
  settlement: 'As the provider told it. It cannot be asked about: hold it against your statement.',
};

const splitSettlement: Words<SplitSettlement> = {
  providerReference: 'The provider’s name for the payout, not for the payment.',
  status: 'The provider’s own word.',
  amountSettled: 'As the provider told it: its documents do not name the unit.',
  fee: 'The same.',
  feeBearer: 'Who bore that fee.',
  currency: 'ISO 4217.',
  at: 'ISO 8601, UTC.',
  accountLastFour: 'Of its number.',
  bankName: 'Its bank.',
  nipCode: 'The bank’s six digits with NIBSS.',
};

export const subAccountFieldWords = {
  CreateSubAccount: createSubAccount,
  SubAccount: subAccount,
  SettlementNotification: settlementNotification,
  SplitSettlement: splitSettlement,
};
