import * as v from 'valibot';
import {
  ListCheckoutsQuerySchema,
  RefundCheckoutSchema,
  ResolveCheckoutSchema,
} from '../../contract/merchant-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import { ListProviderWebhooksQuerySchema } from '../../contract/provider-webhooks.ts';
import { CreateSubAccountSchema } from '../../contract/sub-accounts.ts';
import type { MerchantCheckouts, ProviderWebhooks } from '../checkouts/service.ts';
import type { SubAccounts } from '../checkouts/sub-accounts.ts';
import { parseCreateCheckout } from './create-input.ts';

/** The merchant's calls for callers in the same process: checked as strictly as over HTTP. */
export function checkedCheckouts(checkouts: MerchantCheckouts): MerchantCheckouts {
  return {
    async create(input, options) {
      return checkouts.create(parseCreateCheckout(input), keyOf(options));
    },
    get: async (id) => checkouts.get(checked(v.string(), id)),
    list: async (query) => checkouts.list(checked(ListCheckoutsQuerySchema, query)),
    cancel: async (id, options) => checkouts.cancel(checked(v.string(), id), keyOf(options)),
    resolve: async (id, resolution, options) =>
      checkouts.resolve(checked(v.string(), id), checked(ResolveCheckoutSchema, resolution), keyOf(options)),
    refund: async (id, wish, options) =>
      checkouts.refund(checked(v.string(), id), checked(RefundCheckoutSchema, wish), keyOf(options)),
    events: async (id) => checkouts.events(checked(v.string(), id)),
  };
}

/** The same for the provider's webhooks that were kept. */
export function checkedWebhooks(webhooks: ProviderWebhooks): ProviderWebhooks {
  return {
    list: async (query) => webhooks.list(checked(ListProviderWebhooksQuerySchema, query)),
    replay: async (id, options) => webhooks.replay(checked(v.string(), id), keyOf(options)),
  };
}

/** The same for accounts that shares go to. */
export function checkedSubAccounts(subAccounts: SubAccounts): SubAccounts {
  return {
    create: async (input, options) =>
      subAccounts.create(checked(CreateSubAccountSchema, input), keyOf(options)),
    list: async () => subAccounts.list(),
  };
}

/** The key of a caller in the same process. Throws `idempotency_key_required` where there is none. */
export function keyOf(options: unknown): { idempotencyKey: string } {
  const result = v.safeParse(v.object({ idempotencyKey: v.string() }), options);
  if (!result.success) throw new ProblemError('idempotency_key_required');
  return result.output;
}

/** What a caller in the same process gave, once it is what the call takes. Throws `invalid_request`. */
export function checked<T>(schema: v.GenericSchema<unknown, T>, input: unknown): T {
  const result = v.safeParse(schema, input);
  if (!result.success) throw new ProblemError('invalid_request');
  return result.output;
}
