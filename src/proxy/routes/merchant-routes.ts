import {
  type Checkout,
  CheckoutEventListSchema,
  CheckoutListSchema,
  CheckoutSchema,
  CreateCheckoutSchema,
  ListCheckoutsQuerySchema,
  RefundCheckoutSchema,
  ResolveCheckoutSchema,
} from '../../contract/merchant-api.ts';
import type { MerchantCheckouts } from '../checkouts/service.ts';
import { parseCreateCheckout } from './create-input.ts';
import { json, type Reply, type Route, route } from './route.ts';

/** Says in an answer that this call found the work already done. */
export const REPLAYED_HEADER = 'Idempotent-Replayed';

const id = (params: Readonly<Record<string, string>>): string => params['id'] ?? '';

function done({ checkout, replayed }: { checkout: Checkout; replayed: boolean }): Reply {
  return { status: 200, json: checkout, headers: replayed ? { [REPLAYED_HEADER]: 'true' } : {} };
}

/** What a merchant's server calls with its secret key. */
export function merchantRoutes(checkouts: MerchantCheckouts): Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/checkouts',
      name: 'createCheckout',
      shed: 'first',
      summary: 'Create a checkout, or find the open one of the same reference and terms',
      description:
        'Send the payer to the `url` of the answer. 200 instead of 201 where the same key or the same reference and terms met a checkout that is there. `reference_in_use` ' +
        'where the reference belongs to one with other terms, or to one that is or may be paid; it is free again after an unpaid end.',
      audience: 'merchant',
      idempotent: true,
      body: json(CreateCheckoutSchema, parseCreateCheckout),
      answers: { 200: CheckoutSchema, 201: CheckoutSchema },
      problems: [
        'amount_invalid',
        'dates_invalid',
        'split_invalid',
        'reference_in_use',
        'idempotency_key_reused',
        'step_in_progress',
      ],
      async handle({ body, idempotencyKey }) {
        const { checkout, created } = await checkouts.create(body, { idempotencyKey });
        if (created)
          return { status: 201, json: checkout, headers: { location: `/v1/checkouts/${checkout.id}` } };
        return { status: 200, json: checkout, headers: { [REPLAYED_HEADER]: 'true' } };
      },
    }),
    route({
      method: 'GET',
      path: '/v1/checkouts',
      name: 'listCheckouts',
      summary: 'Find checkouts by reference, status or support code, newest first',
      audience: 'merchant',
      query: ListCheckoutsQuerySchema,
      answers: { 200: CheckoutListSchema },
      handle: async ({ query }) => ({ status: 200, json: await checkouts.list(query) }),
    }),
    route({
      method: 'GET',
      path: '/v1/checkouts/{id}',
      name: 'getCheckout',
      summary: 'The truth about one checkout',
      description: 'Ask this before you give value, whatever a browser or a webhook says.',
      audience: 'merchant',
      answers: { 200: CheckoutSchema },
      problems: ['not_found'],
      handle: async ({ params }) => ({ status: 200, json: await checkouts.get(id(params)) }),
    }),
    route({
      method: 'GET',
      path: '/v1/checkouts/{id}/events',
      name: 'listCheckoutEvents',
      summary: 'What happened to a checkout, in order',
      audience: 'merchant',
      answers: { 200: CheckoutEventListSchema },
      problems: ['not_found'],
      handle: async ({ params }) => ({ status: 200, json: { data: await checkouts.events(id(params)) } }),
    }),
    route({
      method: 'POST',
      path: '/v1/checkouts/{id}/cancel',
      name: 'cancelCheckout',
      summary: 'End a checkout that nobody has paid. Refused while money may have moved',
      description:
        '`step_in_progress` while a payment is under way or its outcome is not known; ask again later, or wait for the end.',
      audience: 'merchant',
      idempotent: true,
      answers: { 200: CheckoutSchema },
      problems: ['not_found', 'step_in_progress', 'already_final', 'idempotency_key_reused'],
      handle: async ({ params, idempotencyKey }) =>
        done(await checkouts.cancel(id(params), { idempotencyKey })),
    }),
    route({
      method: 'POST',
      path: '/v1/checkouts/{id}/resolve',
      name: 'resolveCheckout',
      summary: 'End a checkout whose outcome the provider does not tell, on your own word',
      description:
        'From one hour after the payment was sent, and where the status is `needs_review`. Find out from the bank or the provider first: `unpaid` lets the payer pay again. ' +
        'Before that, `step_in_progress` says in `retryAfter` how long to wait; `step_out_of_order` means that there is nothing to resolve.',
      audience: 'merchant',
      idempotent: true,
      body: json(ResolveCheckoutSchema),
      answers: { 200: CheckoutSchema },
      problems: [
        'not_found',
        'step_in_progress',
        'step_out_of_order',
        'already_final',
        'idempotency_key_reused',
      ],
      handle: async ({ params, body, idempotencyKey }) =>
        done(await checkouts.resolve(id(params), body, { idempotencyKey })),
    }),
    route({
      method: 'POST',
      path: '/v1/checkouts/{id}/refund',
      name: 'refundCheckout',
      summary: 'Pay all of a payment back to the account it came from',
      description:
        'Answered once the provider has answered, which may take a minute. `refund.status`: `refunded` is the provider’s own record; `processing` is asked about until it is settled, and you are told; ' +
        'it is never sent again. After `failed` it may be asked for again, with a new key. Where the payer was debited more than once, `providerReference` says which debit is meant: the events have it with ' +
        '`payment.verified`. `refund_not_possible`: it is not paid, or is paid back or on its way back; or this proxy has no hosts of the provider’s pages.',
      audience: 'merchant',
      idempotent: true,
      body: json(RefundCheckoutSchema),
      answers: { 200: CheckoutSchema },
      problems: ['not_found', 'refund_not_possible', 'idempotency_key_reused'],
      handle: async ({ params, body, idempotencyKey }) =>
        done(await checkouts.refund(id(params), body, { idempotencyKey })),
    }),
  ];
}
