import type { WebhookPlan } from '../../scenarios/behaviour.ts';
import { type LinkScenario, linkEntriesOf } from '../scenario.ts';

const entry = linkEntriesOf('webhooks');

const hourMs = 3_600_000;
const told = (...webhooks: readonly WebhookPlan[]) => ({ payment: { webhooks } }) as const;

/** What rings the bell about a payment by link. The payer comes back in all of them. */
export const webhooks = [
  entry(
    'link-webhook-lost',
    '41',
    'A webhook that is lost',
    'The payer pays. No webhook ever comes.',
    told(),
  ),
  entry(
    'link-webhook-late',
    '42',
    'A webhook hours later',
    'The payer pays. The webhook comes five hours later.',
    told({ afterMs: 5 * hourMs }),
  ),
  entry(
    'link-webhook-five',
    '43',
    'Five times',
    'The payer pays. The webhook comes five times.',
    told({ times: 5 }),
  ),
  entry(
    'link-webhooks-reordered',
    '44',
    'Failed after successful',
    'The payer pays. A webhook says successful, and five seconds later another one failed.',
    told({}, { tells: 'failed', afterMs: 6_000 }),
  ),
  entry(
    'link-webhook-nameless',
    '45',
    'A webhook without a reference',
    'The payer pays. The webhook names no reference.',
    told({ body: 'without-reference' }),
  ),
  entry(
    'link-webhook-against',
    '46',
    'A webhook that says failed',
    'The payer pays. The only webhook says failed.',
    told({ tells: 'failed' }),
  ),
  entry(
    'link-webhook-forged',
    '47',
    'A webhook with a wrong secret',
    'The bank refuses. A webhook with a wrong secret says successful.',
    {
      payment: {
        faults: { capture: { answer: { kind: 'refused', message: 'Insufficient funds' } } },
        webhooks: [{}, { tells: 'successful', secret: 'wrong' }],
      },
    },
  ),
  entry(
    'link-webhook-lies',
    '48',
    'A webhook that lies',
    'The bank refuses. A webhook with the right secret says successful.',
    {
      payment: {
        faults: { capture: { answer: { kind: 'refused', message: 'Insufficient funds' } } },
        webhooks: [{ tells: 'successful' }],
      },
    },
  ),
] as const satisfies readonly LinkScenario[];
