import { familyTable } from '../explicit/family-table.ts';
import { plainlyRefusing, refusing } from '../explicit/row.ts';
import { linkWords as words } from './words.ts';

const opening = ['open-link'] as const;
const reading = ['read-account'] as const;
const listing = ['list-accounts'] as const;

/** What turns away a page on which an account is linked. It moves no money, so a plain 400 refuses it too. */
export const linkOutcomes = familyTable<'open-link', 'details_refused' | 'refused'>('link', opening, [
  {
    id: 'link-payer-field-refused',
    calls: opening,
    ...refusing,
    field: /^(customer|name|e-?mail)\b/i,
    means: { is: 'refused', reason: 'details_refused' },
    from: 'judged',
  },
  {
    id: 'link-payer-refused',
    calls: opening,
    ...refusing,
    message: words.payer,
    means: { is: 'refused', reason: 'details_refused' },
    from: 'judged',
  },
  {
    id: 'link-refused',
    calls: opening,
    ...plainlyRefusing,
    means: { is: 'refused', reason: 'refused' },
    from: 'judged',
  },
]);

/** What an account that is read says of not being there. A path that is not there says nothing of an account. */
export const accountOutcomes = familyTable<'read-account', 'not_found' | 'refused'>('account', reading, [
  {
    id: 'account-not-found',
    calls: reading,
    ...refusing,
    message: words.accountMissing,
    means: { is: 'refused', reason: 'not_found' },
    from: 'judged',
  },
  {
    id: 'account-not-to-be-read',
    calls: reading,
    ...refusing,
    http: [400, 403, 422],
    message: words.notAllowed,
    means: { is: 'refused', reason: 'refused' },
    from: 'judged',
  },
]);

export const accountListOutcomes = familyTable<'list-accounts', 'refused'>('account-list', listing, [
  {
    id: 'account-list-refused',
    calls: listing,
    ...refusing,
    message: words.parameterRefused,
    means: { is: 'refused', reason: 'refused' },
    from: 'documented',
  },
  {
    id: 'account-list-not-to-be-read',
    calls: listing,
    ...refusing,
    http: [400, 403, 422],
    message: words.notAllowed,
    means: { is: 'refused', reason: 'refused' },
    from: 'judged',
  },
]);
