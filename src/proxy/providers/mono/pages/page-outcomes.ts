import type { OpenPageRefusal } from '../../page-provider.ts';
import { familyTable } from '../explicit/family-table.ts';
import { plainlyRefusing, refusing } from '../explicit/row.ts';
import { pageWords as words } from './words.ts';

const calls = ['open-page'] as const;

/** Asking for a page moves no money, and nobody has the address of one that was made all the same: a plain 400 refuses it too. */
export const pageOutcomes = familyTable<'open-page', OpenPageRefusal>('page', calls, [
  {
    id: 'page-reference-in-use',
    calls,
    ...refusing,
    message: words.referenceTaken,
    means: { is: 'refused', reason: 'reference_in_use' },
    from: 'documented',
  },
  {
    id: 'page-split-field-refused',
    calls,
    ...refusing,
    field: /^split\b/i,
    means: { is: 'refused', reason: 'split_refused' },
    from: 'judged',
  },
  {
    id: 'page-split-refused',
    calls,
    ...refusing,
    message: words.split,
    means: { is: 'refused', reason: 'split_refused' },
    from: 'judged',
  },
  {
    id: 'page-payer-field-refused',
    calls,
    ...refusing,
    field: /^(customer|name|e-?mail|phone|address|identity)\b/i,
    means: { is: 'refused', reason: 'details_refused' },
    from: 'judged',
  },
  {
    id: 'page-payer-refused',
    calls,
    ...refusing,
    message: words.payer,
    means: { is: 'refused', reason: 'details_refused' },
    from: 'judged',
  },
  {
    id: 'page-refused',
    calls,
    ...plainlyRefusing,
    means: { is: 'refused', reason: 'refused' },
    from: 'judged',
  },
]);
