import {
  CreateSubAccountSchema,
  SubAccountListSchema,
  SubAccountSchema,
} from '../../contract/sub-accounts.ts';
import type { SubAccounts } from '../checkouts/sub-accounts.ts';
import { REPLAYED_HEADER } from './merchant-routes.ts';
import { json, type Route, route } from './route.ts';

/** The accounts of a merchant's partners, which a split names. */
export function subAccountRoutes(subAccounts: SubAccounts): Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/sub-accounts',
      name: 'createSubAccount',
      summary: 'Make an account known that shares of payments may go to',
      description:
        'Name the `id` of the answer in a `split`. 200 instead of 201 where the provider has this account already. `account_invalid`: the provider does not take it. `step_in_progress`: the same call is under way. The whole number is not kept here.',
      audience: 'merchant',
      idempotent: true,
      body: json(CreateSubAccountSchema),
      answers: { 200: SubAccountSchema, 201: SubAccountSchema },
      problems: [
        'not_found',
        'account_invalid',
        'step_in_progress',
        'provider_unreachable',
        'idempotency_key_reused',
      ],
      async handle({ body, idempotencyKey }) {
        const { subAccount, created } = await subAccounts.create(body, { idempotencyKey });
        return created
          ? { status: 201, json: subAccount }
          : { status: 200, json: subAccount, headers: { [REPLAYED_HEADER]: 'true' } };
      },
    }),
    route({
      method: 'GET',
      path: '/v1/sub-accounts',
      name: 'listSubAccounts',
      summary: 'The accounts that shares of payments may go to, as the provider has them now',
      audience: 'merchant',
      answers: { 200: SubAccountListSchema },
      problems: ['not_found', 'provider_unreachable'],
      handle: async () => ({ status: 200, json: await subAccounts.list() }),
    }),
  ];
}
