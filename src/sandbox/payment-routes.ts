import type { Context, Hono } from 'hono';
import { checkKey, withBody } from './checks.ts';
import { initiate } from './initiate.ts';
import type { Handle } from './mandates/mandate-routes.ts';
import { refund } from './payouts/refund.ts';
import { createSubAccount, listSubAccounts } from './payouts/sub-accounts.ts';
import type { CallName } from './profile.ts';
import type { Reply } from './reply.ts';
import type { World } from './world.ts';

interface Deps {
  readonly world: World;
  readonly secretKey: string;
  readonly handle: Handle;
}

/** Adds the provider's calls about pages of its own, refunds and sub-accounts. All need the key. */
export function addPaymentRoutes(app: Hono, { world, secretKey, handle }: Deps): void {
  const sending =
    (call: CallName, answer: (body: unknown, calledAt: string) => Reply) =>
    ({ req: { raw } }: Context) =>
      handle(
        call,
        raw,
        async (about) =>
          checkKey(raw, secretKey) ??
          withBody(raw, (body) => {
            about(referenceIn(body));
            return answer(body, raw.url);
          }),
      );

  app.post(
    '/v2/payments/initiate',
    sending('initiate', (body, calledAt) => initiate(world, body, calledAt)),
  );
  app.post(
    '/v2/payments/refund',
    sending('refund', (body) => refund(world, body)),
  );
  app.post(
    '/v2/payments/payout/sub-account',
    sending('create-sub-account', (body) => createSubAccount(world, body)),
  );
  app.get('/v2/payments/payout/sub-accounts', ({ req: { raw } }) =>
    handle(
      'list-sub-accounts',
      raw,
      () => checkKey(raw, secretKey) ?? listSubAccounts(world, new URL(raw.url)),
    ),
  );
}

const referenceIn = (body: unknown): string | undefined => {
  const reference = (body as { reference?: unknown } | null)?.reference;
  return typeof reference === 'string' ? reference.slice(0, 100) : undefined;
};
