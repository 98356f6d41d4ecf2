import type { Bank } from '../../contract/view-parts.ts';
import type { Institution, Provider } from '../providers/provider.ts';
import { createBankConditions } from './bank-conditions.ts';
import { type BankListDeps, type BankListOf, createBankList } from './bank-list.ts';

/** The institutions that a payment can be made at, each with how it has answered lately. */
export function createInstitutionList(deps: BankListDeps, provider: Provider): BankListOf<Institution> {
  return createBankList({
    ...deps,
    name: `institutions:${provider.name}:${provider.mode}`,
    conditions: createBankConditions({ store: deps.store, clock: deps.clock, mode: provider.mode }),
    toBank: bankOf,
    async fetchList() {
      const answer = await provider.institutions();
      return answer.kind === 'ok' ? answer.value : undefined;
    },
  });
}

function bankOf({ id, name, segment, methods, colour, find }: Institution): Bank {
  return {
    id,
    name,
    segment,
    methods: methods.map((method) => method.name),
    ...(colour === undefined ? {} : { colour }),
    ...(find === undefined ? {} : { find }),
  };
}
