import * as v from 'valibot';
import {
  BalanceQuerySchema,
  ListDebitsQuerySchema,
  ListMandatesQuerySchema,
  ResolveDebitSchema,
} from '../../contract/mandate-api.ts';
import { readDebitInput } from '../mandates/debit-input.ts';
import type { MerchantMandates } from '../mandates/service.ts';
import { checked, keyOf } from './checked-checkouts.ts';

const idOf = (id: unknown): string => checked(v.string(), id);

/** The merchant's calls about mandates for callers in the same process: checked as strictly as over HTTP. */
export function checkedMandates(mandates: MerchantMandates): MerchantMandates {
  return {
    get: async (id) => mandates.get(idOf(id)),
    list: async (query) => mandates.list(checked(ListMandatesQuerySchema, query)),
    pause: async (id, options) => mandates.pause(idOf(id), keyOf(options)),
    reinstate: async (id, options) => mandates.reinstate(idOf(id), keyOf(options)),
    cancel: async (id, options) => mandates.cancel(idOf(id), keyOf(options)),
    renewLink: async (id, options) => mandates.renewLink(idOf(id), keyOf(options)),
    debit: async (id, input, options) => mandates.debit(idOf(id), readDebitInput(input), keyOf(options)),
    getDebit: async (id, debitId) => mandates.getDebit(idOf(id), idOf(debitId)),
    listDebits: async (id, query) => mandates.listDebits(idOf(id), checked(ListDebitsQuerySchema, query)),
    resolveDebit: async (id, debitId, resolution, options) =>
      mandates.resolveDebit(idOf(id), idOf(debitId), checked(ResolveDebitSchema, resolution), keyOf(options)),
    balance: async (id, query) => mandates.balance(idOf(id), checked(BalanceQuerySchema, query)),
  };
}
