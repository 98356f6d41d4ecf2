import * as v from 'valibot';
import type { Clock } from '../../../clock.ts';
import type { PageProvider, SubAccount, SubAccountRefusal } from '../../page-provider.ts';
import { lastFourOf } from '../account-number.ts';
import type { Ask } from '../explicit/caller.ts';
import { hasNextPage, readPages } from '../explicit/list-pages.ts';
import { bankName } from '../mandates/bank-names.ts';
import type { WireSubAccountRequest } from '../one-time-wire.ts';
import { asRecord, exactText, line, pick } from '../reading.ts';

const MAX_PAGES = 50;

/** Accounts that shares of payments go to (Create a Sub-Account, Fetch all Sub-Accounts). Their numbers stay with the provider. */
export function subAccountCalls(options: {
  readonly askCreate: Ask<'create-sub-account', SubAccountRefusal>;
  readonly askList: Ask<'list-sub-accounts', never>;
  readonly clock: Clock;
  readonly listMs: number;
}): Pick<PageProvider, 'createSubAccount' | 'listSubAccounts'> {
  const { askCreate, askList, clock, listMs } = options;
  return {
    createSubAccount(sealed) {
      const { nipCode, accountNumber } = sealed.open();
      const body: WireSubAccountRequest = { nip_code: nipCode, account_number: accountNumber };
      const request = { method: 'POST', path: 'v2/payments/payout/sub-account', body } as const;
      return askCreate('create-sub-account', request, ({ data }) => {
        const account = toSubAccount(data);
        const isOurs = account?.accountLastFour === accountNumber.slice(-4);
        return isOurs && (account.nipCode ?? nipCode) === nipCode ? account : undefined;
      });
    },

    listSubAccounts: () =>
      readPages<SubAccount, never>({
        clock,
        patienceMs: listMs,
        most: MAX_PAGES,
        readPage: (page, patienceMs) =>
          askList(
            'list-sub-accounts',
            { method: 'GET', path: 'v2/payments/payout/sub-accounts', query: { page: String(page) } },
            ({ data, body }) => {
              if (!Array.isArray(data)) return undefined;
              const entries = data.map(toSubAccount).filter((account) => account !== undefined);
              return { entries, isLast: data.length === 0 || !hasNextPage(body, page) };
            },
            patienceMs,
          ),
      }),
  };
}

/** Undefined where it could not be named in a split or told from others. `status` is told in the list only, where anything but `active` is not. */
function toSubAccount(input: unknown): SubAccount | undefined {
  const record = asRecord(input);
  const id = exactText(pick(record, 'id', '_id'), 100);
  const name = v.parse(line(120), record['name']);
  const accountLastFour = lastFourOf(pick(record, 'account_number', 'accountNumber'));
  if (id === undefined || name === undefined || accountLastFour === undefined) return undefined;
  const nip = exactText(pick(record, 'nip_code', 'nibss_code', 'nipCode'), 6);
  const nipCode = nip !== undefined && /^\d{6}$/.test(nip) ? nip : undefined;
  const bank = v.parse(line(80), pick(record, 'bank_name', 'bankName'));
  const status = pick(record, 'status');
  return {
    id,
    name,
    accountLastFour,
    ...(nipCode === undefined ? {} : { nipCode }),
    ...(bank === undefined ? {} : { bankName: bankName(bank, nipCode) }),
    active: status === undefined || (typeof status === 'string' && status.toLowerCase() === 'active'),
  };
}
