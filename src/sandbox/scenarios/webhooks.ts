import type { WebhookBody } from './behaviour.ts';
import { entriesOf, type Scenario } from './scenario.ts';

const entry = entriesOf('webhooks');

const hourMs = 3_600_000;

/** Nobody is told by the capture, so that a webhook is the first to know. */
const onlyWebhookTells = {
  faults: { capture: { answer: { kind: 'gateway', status: 502 }, effect: 'done' } },
} as const;
const noFunds = {
  faults: { capture: { answer: { kind: 'refused', message: 'Insufficient funds' } } },
} as const;
const shaped = (body: WebhookBody) => ({ ...onlyWebhookTells, webhooks: [{ body }] }) as const;

/** Everything that can be wrong with what rings the bell. The ledger does not care. */
export const webhooks = [
  entry(
    'webhook-late',
    'user_hook_late',
    'A webhook hours later',
    'The debit is made, the capture answers 502. The webhook comes five hours later.',
    { ...onlyWebhookTells, webhooks: [{ afterMs: 5 * hourMs }] },
  ),
  entry(
    'webhook-before-answer',
    'user_hook_first',
    'A webhook before the answer',
    'The debit is made and its webhook leaves at once; the capture answers five seconds later.',
    {
      faults: { capture: { answer: { kind: 'slow', ms: 5_000 }, effect: 'done' } },
      webhooks: [{ afterMs: 0 }],
    },
  ),
  entry(
    'webhook-five-times',
    'user_hook_five',
    'The same webhook five times',
    'The debit is made, the capture answers 502. The webhook comes five times at once.',
    { ...onlyWebhookTells, webhooks: [{ times: 5 }] },
  ),
  entry(
    'webhooks-reordered',
    'user_hook_order',
    'Failed after successful',
    'The debit is made, the capture answers 502. A webhook says successful, and five seconds later another one failed.',
    { ...onlyWebhookTells, webhooks: [{}, { tells: 'failed', afterMs: 6_000 }] },
  ),
  entry(
    'webhook-contradicts',
    'user_hook_against',
    'A webhook that says failed',
    'The debit is made, the capture answers 502. The only webhook says failed.',
    { ...onlyWebhookTells, webhooks: [{ tells: 'failed' }] },
  ),
  entry(
    'webhook-forged',
    'user_hook_forged',
    'A webhook with a wrong secret',
    'The capture is refused for want of money. A webhook with a wrong secret says successful.',
    { ...noFunds, webhooks: [{}, { tells: 'successful', secret: 'wrong' }] },
  ),
  entry(
    'webhook-without-secret',
    'user_hook_bare',
    'A webhook without a secret',
    'The capture is refused for want of money. A webhook without a secret says successful.',
    { ...noFunds, webhooks: [{}, { tells: 'successful', secret: 'none' }] },
  ),
  entry(
    'webhook-lies',
    'user_hook_lies',
    'A webhook that lies',
    'The charge asks for token 123456; a webhook with the right secret says successful at once. The capture is refused for want of money.',
    { ...noFunds, chargeAsks: 'token', webhooks: [{ from: 'charge', tells: 'successful', afterMs: 0 }] },
  ),
  entry(
    'webhook-wrapped',
    'user_hook_wrapped',
    'A webhook inside another',
    'The debit is made, the capture answers 502. The webhook is wrapped in a second data.',
    shaped('wrapped'),
  ),
  entry(
    'webhook-without-id',
    'user_hook_no_id',
    'A webhook without an id',
    'The debit is made, the capture answers 502. The webhook has no event_id and comes twice.',
    { ...onlyWebhookTells, webhooks: [{ body: 'without-event-id', times: 2 }] },
  ),
  entry(
    'webhook-broken',
    'user_hook_broken',
    'A webhook that is no JSON',
    'The debit is made, the capture answers 502. The webhook has the right secret and breaks off in the middle.',
    shaped('broken-json'),
  ),
  entry(
    'webhook-nested',
    'user_hook_nested',
    'A webhook of 10,000 levels',
    'The debit is made, the capture answers 502. The webhook has the right secret and 10,000 lists in one another.',
    shaped('deeply-nested'),
  ),
  entry(
    'webhook-proto',
    'user_hook_proto',
    'A webhook with __proto__',
    'The debit is made, the capture answers 502. The webhook carries __proto__ and constructor among its members.',
    shaped('proto'),
  ),
  entry(
    'webhook-oversize',
    'user_hook_huge',
    'A webhook of 300 kB',
    'The debit is made, the capture answers 502. The webhook has the right secret and is too large.',
    shaped('oversize'),
  ),
  entry(
    'webhook-lost',
    'user_hook_lost',
    'A webhook that is lost',
    'The debit is made, the capture answers 502. No webhook ever comes.',
    { ...onlyWebhookTells, webhooks: [] },
  ),
] as const satisfies readonly Scenario[];
