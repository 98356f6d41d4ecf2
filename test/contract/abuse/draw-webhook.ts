import type { Draw } from '../../faults/draw.ts';
import { mangleBytes, mangleValue, oddText } from './mangle.ts';
import { oddBodies } from './odd-values.ts';

export interface ForgedWebhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Whether it carries the secret, as one whom the provider's own secret has leaked to would send it. */
  readonly knowsSecret: boolean;
}

const events = [
  'direct_debit.payment_successful',
  'direct_debit.payment_failed',
  'direct_debit.payment_abandoned',
  'events.mandates.approved',
  'events.mandates.cancelled',
  'events.mandates.rejected',
  'events.mandates.ready',
  'events.mandates.debit.success',
  'events.mandates.debit.failed',
  'mono.events.account_updated',
  'something.new',
];
const statuses = ['successful', 'failed', 'approved', 'cancelled', 'pending', 'abandoned', '', 200, null];

/** A webhook that tells of one of these subjects what is not so, with a secret that is right or nearly. */
export function drawWebhook(
  subjects: readonly string[],
  secret: string,
  formerBodies: Uint8Array[],
  draw: Draw,
): ForgedWebhook {
  const knowsSecret = draw.chance(0.5);
  const body =
    draw.chance(0.15) && formerBodies.length > 0 ? draw.pick(formerBodies) : drawBody(subjects, draw);
  if (formerBodies.length < 200) formerBodies.push(body);
  return {
    headers: knowsSecret ? { 'mono-webhook-secret': secret } : wrongHeaders(secret, draw),
    body,
    knowsSecret,
  };
}

function wrongHeaders(secret: string, draw: Draw): Record<string, string> {
  const turned = draw.upTo(secret.length - 1);
  const wrong = draw.pick([
    '',
    secret.slice(0, -1),
    secret.slice(1),
    `${secret}x`,
    `x${secret}`,
    secret.toUpperCase(),
    `${secret}, ${secret}`,
    `"${secret}"`,
    `Bearer ${secret}`,
    `${secret.slice(0, turned)}~${secret.slice(turned + 1)}`,
    Buffer.from(secret).toString('base64'),
    'undefined',
    'null',
    'a'.repeat(5_000),
  ]);
  // Where other providers, and other versions of this one, put theirs.
  const name = draw.pick([
    'mono-webhook-secret',
    'mono-webhook-secret',
    'monnify-signature',
    'x-mono-signature',
    'authorization',
  ]);
  return { [name]: name === 'mono-webhook-secret' ? wrong : secret };
}

function drawBody(subjects: readonly string[], draw: Draw): Uint8Array {
  if (draw.chance(0.1)) return Buffer.from(draw.pick(oddBodies));
  const subject = draw.pick(subjects);
  const amount = draw.pick([500_000, 5_000, 1, 0, -500_000, 500_001, '500000', 1e15]);
  const data = {
    id: subject,
    reference: subject,
    status: draw.pick(statuses),
    amount,
    currency: draw.pick(['NGN', 'USD', 'ngn']),
    mandate: subject,
    ready_to_debit: draw.chance(0.5),
    live_mode: draw.chance(0.5),
    created_at: draw.pick(['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z', 'x']),
  };
  const whole = {
    event: draw.pick(events),
    type: draw.pick(events),
    data: { ...data, object: { ...data } },
    timestamp: 0,
  };
  const told = draw.chance(0.5) ? whole : mangleValue(whole, draw, oddText(draw, ''));
  return mangleBytes(JSON.stringify(told) ?? '', draw);
}
