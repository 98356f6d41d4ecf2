import * as v from 'valibot';
import { ListLinkedAccountsQuerySchema } from '../../contract/link-api.ts';
import type { MerchantLinkedAccounts } from '../links/service.ts';
import { checked } from './checked-checkouts.ts';

/** The merchant's calls about linked accounts for callers in the same process: checked as strictly as over HTTP. */
export function checkedLinkedAccounts(accounts: MerchantLinkedAccounts): MerchantLinkedAccounts {
  return {
    get: async (id) => accounts.get(checked(v.string(), id)),
    list: async (query) => accounts.list(checked(ListLinkedAccountsQuerySchema, query)),
  };
}
