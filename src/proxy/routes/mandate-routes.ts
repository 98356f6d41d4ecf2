import {
  BalanceQuerySchema,
  BalanceSchema,
  ListMandatesQuerySchema,
  type Mandate,
  MandateListSchema,
  MandateSchema,
} from '../../contract/mandate-api.ts';
import type { ProblemCode } from '../../contract/problem.ts';
import type { MerchantMandates } from '../mandates/service.ts';
import { REPLAYED_HEADER } from './merchant-routes.ts';
import { type Reply, type Route, route } from './route.ts';

const id = (params: Readonly<Record<string, string>>): string => params['id'] ?? '';

function done({ mandate, replayed }: { mandate: Mandate; replayed: boolean }): Reply {
  return { status: 200, json: mandate, headers: replayed ? { [REPLAYED_HEADER]: 'true' } : {} };
}

const ofAction: readonly ProblemCode[] = [
  'not_found',
  'mandate_not_ready',
  'mandate_ended',
  'idempotency_key_reused',
];

/** What a merchant's server does with mandates that its payers have agreed to. */
export function mandateRoutes(mandates: MerchantMandates): Route[] {
  const action = (
    name: 'pause' | 'reinstate' | 'cancel' | 'renewLink',
    described: { path: string; summary: string; description: string; problems: readonly ProblemCode[] },
  ): Route =>
    route({
      method: 'POST',
      name: `${name}Mandate`,
      audience: 'merchant',
      idempotent: true,
      answers: { 200: MandateSchema },
      ...described,
      handle: async ({ params, idempotencyKey }) =>
        done(await mandates[name](id(params), { idempotencyKey })),
    });

  return [
    route({
      method: 'GET',
      path: '/v1/mandates',
      name: 'listMandates',
      summary: 'Find mandates by reference, checkout, customer or state, newest first',
      audience: 'merchant',
      query: ListMandatesQuerySchema,
      answers: { 200: MandateListSchema },
      handle: async ({ query }) => ({ status: 200, json: await mandates.list(query) }),
    }),
    route({
      method: 'GET',
      path: '/v1/mandates/{id}',
      name: 'getMandate',
      summary: 'The truth about one mandate: where it stands, what was taken and what is left',
      audience: 'merchant',
      answers: { 200: MandateSchema },
      problems: ['not_found'],
      handle: async ({ params }) => ({ status: 200, json: await mandates.get(id(params)) }),
    }),
    action('pause', {
      path: '/v1/mandates/{id}/pause',
      summary: 'Take nothing until it is reinstated',
      description:
        'Holds here from this answer on; the provider is told until it has confirmed. A debit that was sent before goes on. Where somebody else has paused it, yours holds beside theirs until you lift it; `step_in_progress` while a pause is being lifted.',
      problems: [...ofAction, 'step_in_progress'],
    }),
    action('reinstate', {
      path: '/v1/mandates/{id}/reinstate',
      summary: 'Lift a pause, once the provider has confirmed',
      description:
        '`mandate_paused` where the provider does not lift it, or where the payer has paused it: only the payer lifts that, on their own page.',
      problems: [...ofAction, 'mandate_paused', 'step_in_progress', 'rate_limited', 'provider_unreachable'],
    }),
    action('cancel', {
      path: '/v1/mandates/{id}/cancel',
      summary: 'End a mandate for good',
      description:
        'Over here from this answer on; `cancelPending` until the provider has confirmed. `mandate_not_ready` while the payer’s transfer is waited for: cancel the checkout then.',
      problems: ofAction,
    }),
    action('renewLink', {
      path: '/v1/mandates/{id}/renew-link',
      summary: 'Make the payer’s link anew',
      description:
        'The old `payerUrl` opens nothing from here on. For a link that was sent to the wrong person.',
      problems: ['not_found', 'idempotency_key_reused'],
    }),
    route({
      method: 'GET',
      path: '/v1/mandates/{id}/balance',
      name: 'getMandateBalance',
      summary: 'Ask the bank what is in the account, or whether an amount is',
      description:
        'Each question costs you a fee at the provider, more without `amountMinor`. A balance below ₦1,000.00 is shown as 0. It promises nothing: a debit may still fail.',
      audience: 'merchant',
      query: BalanceQuerySchema,
      answers: { 200: BalanceSchema },
      problems: [
        'not_found',
        'amount_invalid',
        'mandate_not_ready',
        'mandate_paused',
        'mandate_ended',
        'rate_limited',
        'provider_unreachable',
      ],
      handle: async ({ params, query }) => ({ status: 200, json: await mandates.balance(id(params), query) }),
    }),
  ];
}
