import type { Balance } from '../../src/contract/mandate-api.ts';
import { ProblemError } from '../../src/contract/problem.ts';
import type { MerchantMandates } from '../../src/proxy/mandates/service.ts';
import { debitOf, readyMandate } from './fake-payer-mandates.ts';

export const MANDATE_ID = readyMandate.id;
export const DEBIT_ID = debitOf().id;

export const balance: Balance = {
  mandateId: MANDATE_ID,
  currency: 'NGN',
  isEnough: true,
  at: '2026-11-21T11:00:00.000Z',
};

/** Stands in for the rules of mandates: knows one mandate with one debit, and answers as the fake checkouts are told to. */
export function createFakeMandates(fake: {
  note(call: string, id: string, facts?: object): void;
  readonly answers: { readonly replayed: boolean; readonly created: boolean };
}): MerchantMandates {
  const { note, answers } = fake;

  function known<T>(id: string, value: T): T {
    if (id !== MANDATE_ID) throw new ProblemError('not_found');
    return value;
  }

  const action = (call: string) => async (id: string, options: { idempotencyKey: string }) => {
    note(call, id, options);
    return known(id, { mandate: readyMandate, replayed: answers.replayed });
  };

  function knownDebit<T>(id: string, debitId: string, value: T): T {
    if (debitId !== DEBIT_ID) throw new ProblemError('not_found');
    return known(id, value);
  }

  return {
    async get(id) {
      note('getMandate', id);
      return known(id, readyMandate);
    },
    async list(query) {
      note('listMandates', '', { query });
      return { data: [readyMandate] };
    },
    pause: action('pauseMandate'),
    reinstate: action('reinstateMandate'),
    cancel: action('cancelMandate'),
    renewLink: action('renewLinkMandate'),
    async debit(id, input, options) {
      note('debit', id, { input, ...options });
      return known(id, { debit: debitOf(), created: answers.created });
    },
    async getDebit(id, debitId) {
      note('getDebit', id, { debitId });
      return knownDebit(id, debitId, debitOf());
    },
    async listDebits(id, query) {
      note('listDebits', id, { query });
      return known(id, { data: [debitOf()] });
    },
    async resolveDebit(id, debitId, resolution, options) {
      note('resolveDebit', id, { debitId, resolution, ...options });
      return knownDebit(id, debitId, { debit: debitOf(), replayed: answers.replayed });
    },
    async balance(id, query) {
      note('balance', id, { query });
      return known(id, balance);
    },
  };
}
