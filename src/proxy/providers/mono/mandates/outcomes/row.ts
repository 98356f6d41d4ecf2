import type { MandateCall, MandateRefusal } from '../../../mandate-provider.ts';
import type { ExplicitFailureRow, ExplicitOutcomeRow, ExplicitRow } from '../../explicit/row.ts';

/** The calls of this table: those about mandates, and the one that makes a mandate by the provider's own page. */
export type MandateTableCall = MandateCall | 'open-mandate-page';

export type MandateRow = ExplicitRow<MandateTableCall, MandateRefusal>;
export type MandateFailureRow = ExplicitFailureRow<MandateTableCall, MandateRefusal>;
export type MandateOutcomeRow = ExplicitOutcomeRow<MandateTableCall, MandateRefusal>;

export const everyMandateCall: readonly MandateTableCall[] = [
  'mandate-banks',
  'find-customer',
  'create-customer',
  'update-customer',
  'delete-customer',
  'create-mandate',
  'open-mandate-page',
  'read-mandate',
  'list-mandates',
  'pause-mandate',
  'reinstate-mandate',
  'cancel-mandate',
  'debit',
  'read-debit',
  'list-debits',
  'balance',
];
export const customerCalls: readonly MandateTableCall[] = ['create-customer', 'update-customer'];
/** Those that make a mandate. */
export const creating: readonly MandateTableCall[] = ['create-mandate', 'open-mandate-page'];
/** Those that name a mandate by the provider's id. */
export const aboutOneMandate: readonly MandateTableCall[] = [
  'read-mandate',
  'pause-mandate',
  'reinstate-mandate',
  'cancel-mandate',
  'debit',
  'read-debit',
  'list-debits',
  'balance',
];
export const aboutOneDebit: readonly MandateTableCall[] = ['debit', 'read-debit'];
export const notDebit: readonly MandateTableCall[] = everyMandateCall.filter(
  (call) => !aboutOneDebit.includes(call),
);
