import {
  LinkedAccountListSchema,
  ListLinkedAccountsQuerySchema,
  ReadLinkedBankAccountSchema,
} from '../../contract/link-api.ts';
import type { MerchantLinkedAccounts } from '../links/service.ts';
import { type Route, route } from './route.ts';

/** What a merchant's server reads of accounts that its payers have linked. */
export function linkRoutes(accounts: MerchantLinkedAccounts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/linked-accounts',
      name: 'listLinkedAccounts',
      summary: 'Find linked accounts by reference or checkout, newest first',
      description: 'As each was told last. Without whole account numbers and names.',
      audience: 'merchant',
      query: ListLinkedAccountsQuerySchema,
      answers: { 200: LinkedAccountListSchema },
      handle: async ({ query }) => ({ status: 200, json: await accounts.list(query) }),
    }),
    route({
      method: 'GET',
      path: '/v1/linked-accounts/{id}',
      name: 'getLinkedAccount',
      summary: 'One linked account, read anew at the provider',
      description:
        'The only answer that has the whole account number, the holder and the balance. `provider_unreachable` where the provider does not answer: what was told last is in the list.',
      audience: 'merchant',
      answers: { 200: ReadLinkedBankAccountSchema },
      problems: ['not_found', 'provider_unreachable'],
      handle: async ({ params }) => ({ status: 200, json: await accounts.get(params['id'] ?? '') }),
    }),
  ];
}
