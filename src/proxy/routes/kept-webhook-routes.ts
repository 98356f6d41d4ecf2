import {
  ListProviderWebhooksQuerySchema,
  ProviderWebhookListSchema,
  ProviderWebhookSchema,
} from '../../contract/provider-webhooks.ts';
import type { ProviderWebhooks } from '../checkouts/service.ts';
import { REPLAYED_HEADER } from './merchant-routes.ts';
import { type Route, route } from './route.ts';

/** What a merchant's server may see and do with the provider's webhooks that were kept. */
export function keptWebhookRoutes(webhooks: ProviderWebhooks): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/provider-webhooks',
      name: 'listProviderWebhooks',
      summary: 'The provider’s webhooks that were kept, newest first',
      description:
        'With `quarantined=true` those that nobody could make sense of. What stood in them is never shown: it changes nothing, and every payment that was not settled was asked about when they came.',
      audience: 'merchant',
      query: ListProviderWebhooksQuerySchema,
      answers: { 200: ProviderWebhookListSchema },
      handle: async ({ query }) => ({ status: 200, json: await webhooks.list(query) }),
    }),
    route({
      method: 'POST',
      path: '/v1/provider-webhooks/{id}/replay',
      name: 'replayProviderWebhook',
      summary: 'Read a kept webhook again, with what this version can read',
      description:
        'The payment that it names is asked about at the provider; where it names none that is known, every payment that is not settled. It never sets a result.',
      audience: 'merchant',
      idempotent: true,
      answers: { 200: ProviderWebhookSchema },
      problems: ['not_found', 'idempotency_key_reused'],
      async handle({ params, idempotencyKey }) {
        const { webhook, replayed } = await webhooks.replay(params['id'] ?? '', { idempotencyKey });
        return { status: 200, json: webhook, headers: replayed ? { [REPLAYED_HEADER]: 'true' } : {} };
      },
    }),
  ];
}
