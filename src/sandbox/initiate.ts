import { validationError } from './mandates/field-checks.ts';
import { initiateMandate } from './mandates/initiate-mandate.ts';
import { initiateOneTime } from './one-time/initiate-one-time.ts';
import type { Reply } from './reply.ts';
import type { World } from './world.ts';

/** One kind of what can be initiated. `calledAt` is the address of the call, for that of the page. */
type Initiate = (world: World, body: unknown, calledAt: string) => Reply;

const kinds: Readonly<Record<string, Initiate>> = {
  'onetime-debit': initiateOneTime,
  'recurring-debit': initiateMandate,
};

/** `POST /v2/payments/initiate`: hands out the address of a page of the provider, for whatever `type` names. */
export function initiate(world: World, body: unknown, calledAt: string): Reply {
  const type = (body as { type?: unknown } | null)?.type;
  const kind = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind) return kind(world, body, calledAt);
  const message = `type must be one of the following values: ${Object.keys(kinds).join(', ')}`;
  return validationError([{ field: 'type', message }]);
}
