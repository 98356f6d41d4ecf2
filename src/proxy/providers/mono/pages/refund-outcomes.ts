import type { RefundRefusal } from '../../page-provider.ts';
import { familyTable } from '../explicit/family-table.ts';
import { refusing } from '../explicit/row.ts';
import { pageWords as words } from './words.ts';

const calls = ['refund'] as const;

/**
 * A refund moves money: what turns one away needs an answer that says itself that it failed, that tells of no refund, and explicit words or the name of a
 * field. One that is under way already settles nothing.
 */
export const refundOutcomes = familyTable<'refund', RefundRefusal>('refund', calls, [
  {
    id: 'refund-done-before',
    calls,
    ...refusing,
    message: words.alreadyRefunded,
    means: { is: 'refused', reason: 'already_refunded' },
    from: 'documented',
  },
  {
    id: 'refund-under-way',
    calls,
    message: words.refundUnderWay,
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
  {
    id: 'refund-of-no-payment',
    calls,
    ...refusing,
    message: words.paymentMissing,
    means: { is: 'refused', reason: 'not_found' },
    from: 'judged',
  },
  {
    id: 'refund-without-money',
    calls,
    ...refusing,
    message: words.tooLittle,
    means: { is: 'refused', reason: 'too_little_in_source' },
    from: 'judged',
  },
  {
    id: 'refund-not-possible',
    calls,
    ...refusing,
    message: words.notRefundable,
    means: { is: 'refused', reason: 'refused' },
    from: 'judged',
  },
  {
    id: 'refund-not-valid',
    calls,
    ...refusing,
    http: [400, 422],
    field: /./,
    means: { is: 'refused', reason: 'refused' },
    from: 'judged',
  },
]);
