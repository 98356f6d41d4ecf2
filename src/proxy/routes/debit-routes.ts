import {
  CreateDebitSchema,
  DebitListSchema,
  DebitSchema,
  ListDebitsQuerySchema,
  ResolveDebitSchema,
} from '../../contract/mandate-api.ts';
import { readDebitInput } from '../mandates/debit-input.ts';
import type { MerchantMandates } from '../mandates/service.ts';
import { REPLAYED_HEADER } from './merchant-routes.ts';
import { json, type Route, route } from './route.ts';

type Params = Readonly<Record<string, string>>;

const id = (params: Params): string => params['id'] ?? '';
const debitId = (params: Params): string => params['debitId'] ?? '';
const header = (replayed: boolean): Record<string, string> => (replayed ? { [REPLAYED_HEADER]: 'true' } : {});

/** What a merchant's server takes under a mandate. */
export function debitRoutes(mandates: MerchantMandates): Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/mandates/{id}/debits',
      name: 'createDebit',
      shed: 'first',
      summary: 'Take money under a mandate',
      description:
        'Answered once the provider has answered, which may take a minute. 201 with the `status`: `succeeded` is the only one to give value on; `processing` is asked about until it is settled, and you ' +
        'are told. Do not order it again under another reference. 200 where the same key, or the same reference and order, met a debit that is there; after `failed` the reference is free. What was ' +
        'taken, what may have been and this one never come to more than the cap: `cap_exceeded`.',
      audience: 'merchant',
      idempotent: true,
      body: json(CreateDebitSchema, readDebitInput),
      answers: { 200: DebitSchema, 201: DebitSchema },
      problems: [
        'not_found',
        'amount_invalid',
        'split_invalid',
        'cap_exceeded',
        'mandate_not_ready',
        'mandate_paused',
        'mandate_fixed',
        'mandate_ended',
        'reference_in_use',
        'idempotency_key_reused',
      ],
      async handle({ params, body, idempotencyKey }) {
        const { debit, created } = await mandates.debit(id(params), body, { idempotencyKey });
        const location = `/v1/mandates/${debit.mandateId}/debits/${debit.id}`;
        return created
          ? { status: 201, json: debit, headers: { location } }
          : { status: 200, json: debit, headers: header(true) };
      },
    }),
    route({
      method: 'GET',
      path: '/v1/mandates/{id}/debits',
      name: 'listDebits',
      summary: 'The debits of a mandate, newest first',
      audience: 'merchant',
      query: ListDebitsQuerySchema,
      answers: { 200: DebitListSchema },
      problems: ['not_found'],
      handle: async ({ params, query }) => ({
        status: 200,
        json: await mandates.listDebits(id(params), query),
      }),
    }),
    route({
      method: 'GET',
      path: '/v1/mandates/{id}/debits/{debitId}',
      name: 'getDebit',
      summary: 'The truth about one debit',
      description: 'Ask this before you give value, whatever a webhook says.',
      audience: 'merchant',
      answers: { 200: DebitSchema },
      problems: ['not_found'],
      handle: async ({ params }) => ({
        status: 200,
        json: await mandates.getDebit(id(params), debitId(params)),
      }),
    }),
    route({
      method: 'POST',
      path: '/v1/mandates/{id}/debits/{debitId}/resolve',
      name: 'resolveDebit',
      summary: 'End a debit whose outcome the provider does not tell, on your own word',
      description:
        'From one hour after it was sent, and where the status is `needs_review`. Find out from the bank or the provider first: `unpaid` frees its part of the cap and the reference. ' +
        'Before that, `step_in_progress` says in `retryAfter` how long to wait.',
      audience: 'merchant',
      idempotent: true,
      body: json(ResolveDebitSchema),
      answers: { 200: DebitSchema },
      problems: ['not_found', 'step_in_progress', 'already_final', 'idempotency_key_reused'],
      async handle({ params, body, idempotencyKey }) {
        const { debit, replayed } = await mandates.resolveDebit(id(params), debitId(params), body, {
          idempotencyKey,
        });
        return { status: 200, json: debit, headers: header(replayed) };
      },
    }),
  ];
}
