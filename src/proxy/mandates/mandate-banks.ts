import type { Bank } from '../../contract/view-parts.ts';
import { type BankListDeps, type BankListOf, createBankList } from '../checkouts/bank-list.ts';
import { given } from '../checkouts/view.ts';
import type { ProviderMandateBank } from '../providers/mandate-provider.ts';
import type { Provider } from '../providers/provider.ts';

/** The banks that mandates can be set up at. */
export function createMandateBanks(deps: BankListDeps, provider: Provider): BankListOf<ProviderMandateBank> {
  return createBankList({
    ...deps,
    name: `mandate-banks:${provider.name}:${provider.mode}`,
    conditions: { current: () => none },
    toBank,
    async fetchList() {
      const answer = await provider.mandates?.banks();
      return answer?.kind === 'ok' ? answer.value.filter(({ directDebit }) => directDebit) : undefined;
    },
  });
}

const none = new Map();

function toBank({ id, name, colour, find, smallestTransferMinor }: ProviderMandateBank): Bank {
  return { id, name, segment: 'personal', methods: [], ...given({ colour, find, smallestTransferMinor }) };
}
