import { type MandateScenario, mandateEntriesOf } from '../scenario.ts';

const entry = mandateEntriesOf('webhooks');

const minuteMs = 60_000;
const sentAtOnce = { transfers: [{ afterMs: 2_000 }], ready: 60_000 } as const;

/** How webhooks differ from what they should be. All are sent the ₦50 at once, and are ready a minute after the approval. */
export const webhooks = [
  entry('webhooks-lost', '501', 'No webhooks', 'Approved and ready without a word.', {
    ...sentAtOnce,
    webhooks: { lost: true },
  }),
  entry('webhooks-repeated', '502', 'Five times each', 'Every webhook comes five times.', {
    ...sentAtOnce,
    webhooks: { times: 5 },
  }),
  entry('webhooks-reordered', '503', 'In the wrong order', 'Created is told after approved.', {
    ...sentAtOnce,
    webhooks: { reordered: true },
  }),
  entry('webhooks-wrapped', '504', 'Wrapped', 'The event stands in the data of one without a name.', {
    ...sentAtOnce,
    webhooks: { body: 'wrapped' },
  }),
  entry(
    'webhooks-wrapped-twice',
    '505',
    'Wrapped twice',
    'The event stands in the data of one of the same name.',
    {
      ...sentAtOnce,
      webhooks: { body: 'wrapped-twice' },
    },
  ),
  entry('webhooks-nameless', '506', 'Without ids', 'No webhook has an event id.', {
    ...sentAtOnce,
    webhooks: { body: 'without-event-id', times: 2 },
  }),
  entry('webhooks-late', '507', 'Half an hour late', 'Every webhook comes half an hour late.', {
    ...sentAtOnce,
    webhooks: { afterMs: 30 * minuteMs },
  }),
  entry('webhooks-say-cancelled', '508', 'Cancelled, it says', 'Approved; a webhook says cancelled.', {
    ...sentAtOnce,
    webhooks: { contradicts: 'cancelled' },
  }),
  entry('webhooks-say-rejected', '509', 'Rejected, it says', 'Approved; a webhook says rejected.', {
    ...sentAtOnce,
    webhooks: { contradicts: 'rejected' },
  }),
  entry(
    'webhooks-say-created',
    '510',
    'Created, it says again',
    'Approved; created is told once more after it.',
    {
      ...sentAtOnce,
      webhooks: { contradicts: 'created-again' },
    },
  ),
  entry(
    'webhooks-named-otherwise',
    '511',
    'Cancelled by another name',
    'A cancellation is told as events.mandate.action.cancelled.',
    { ...sentAtOnce, webhooks: { namesCancelled: true } },
  ),
] as const satisfies readonly MandateScenario[];
