import type { SubAccountRefusal } from '../../page-provider.ts';
import { familyTable } from '../explicit/family-table.ts';
import { plainlyRefusing, refusing } from '../explicit/row.ts';
import { pageWords as words } from './words.ts';

const calls = ['create-sub-account'] as const;

/** What turns a sub-account away. One that exists already is found in the list. */
export const subAccountOutcomes = familyTable<'create-sub-account', SubAccountRefusal>('sub-account', calls, [
  {
    id: 'sub-account-exists',
    calls,
    ...refusing,
    message: words.subAccountExists,
    means: { is: 'refused', reason: 'exists' },
    from: 'judged',
  },
  {
    id: 'sub-account-field-refused',
    calls,
    ...refusing,
    field: /^(nip_?code|bank_?code|account_?number)\b/i,
    means: { is: 'refused', reason: 'account_refused' },
    from: 'judged',
  },
  {
    id: 'sub-account-refused-by-bank',
    calls,
    ...refusing,
    message: words.accountRefused,
    means: { is: 'refused', reason: 'account_refused' },
    from: 'judged',
  },
  {
    id: 'sub-account-refused',
    calls,
    ...plainlyRefusing,
    means: { is: 'refused', reason: 'refused' },
    from: 'judged',
  },
]);

/** No words refuse the list: it is there or settles nothing. */
export const subAccountListOutcomes = familyTable<'list-sub-accounts', never>(
  'sub-account-list',
  ['list-sub-accounts'],
  [],
);
