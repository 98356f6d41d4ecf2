import type { Context, Hono } from 'hono';
import { checkKey, withBody } from '../checks.ts';
import type { CallName } from '../profile.ts';
import type { Reply } from '../reply.ts';
import type { World } from '../world.ts';
import { cancelMandate, pauseMandate, reinstateMandate } from './act-on-mandate.ts';
import { createMandate } from './create-mandate.ts';
import { createCustomer, deleteCustomer, listCustomers, readCustomer, updateCustomer } from './customers.ts';
import { debitMandate } from './debit-mandate.ts';
import { inquireBalance, listDebits, readDebit } from './read-debits.ts';
import { listBanks, listMandates, readMandate } from './read-mandates.ts';

/** Logs a call, lets the profile step between, and turns the reply into a response. */
export type Handle = (
  call: CallName,
  request: Request,
  answer: (about: (reference: string | undefined) => void) => Reply | Promise<Reply>,
) => Promise<Response>;

interface Deps {
  readonly world: World;
  readonly secretKey: string;
  readonly handle: Handle;
}

/** Adds the provider's calls about customers, banks, mandates and their debits. All need the key. */
export function addMandateRoutes(app: Hono, { world, secretKey, handle }: Deps): void {
  const reading = (call: CallName, answer: (id: string, url: URL) => Reply) => (context: Context) =>
    handle(call, context.req.raw, (about) => {
      const id = context.req.param('id') ?? '';
      about(world.mandates.byId(id)?.reference);
      return checkKey(context.req.raw, secretKey) ?? answer(id, new URL(context.req.url));
    });
  const sending =
    (call: CallName, answer: (id: string, body: unknown, calledAt: string) => Reply) => (context: Context) =>
      handle(
        call,
        context.req.raw,
        async (about) =>
          checkKey(context.req.raw, secretKey) ??
          withBody(context.req.raw, (body) => {
            about(referenceIn(body));
            return answer(context.req.param('id') ?? '', body, context.req.url);
          }),
      );

  app.post(
    '/v2/customers',
    sending('create-customer', (_, body) => createCustomer(world, body)),
  );
  app.get(
    '/v2/customers',
    reading('list-customers', (_, url) => listCustomers(world, url)),
  );
  app.get(
    '/v2/customers/:id',
    reading('read-customer', (id) => readCustomer(world, id)),
  );
  app.patch(
    '/v2/customers/:id',
    sending('update-customer', (id, body) => updateCustomer(world, id, body)),
  );
  app.delete(
    '/v2/customers/:id',
    reading('delete-customer', (id) => deleteCustomer(world, id)),
  );

  app.get('/v3/banks/list', reading('mandate-banks', listBanks));

  const all = '/v3/payments/mandates';
  const one = `${all}/:id`;
  app.post(
    all,
    sending('create-mandate', (_, body, calledAt) => createMandate(world, body, calledAt)),
  );
  app.get(
    all,
    reading('list-mandates', (_, url) => listMandates(world, url)),
  );
  app.get(
    one,
    reading('read-mandate', (id) => readMandate(world, id)),
  );
  app.patch(
    `${one}/cancel`,
    reading('cancel-mandate', (id) => cancelMandate(world, id)),
  );
  app.patch(
    `${one}/pause`,
    reading('pause-mandate', (id) => pauseMandate(world, id)),
  );
  app.patch(
    `${one}/reinstate`,
    reading('reinstate-mandate', (id) => reinstateMandate(world, id)),
  );
  app.post(
    `${one}/debit`,
    sending('debit', (id, body) => debitMandate(world, id, body)),
  );
  app.get(
    `${one}/debits`,
    reading('list-debits', (id, url) => listDebits(world, id, url)),
  );
  app.get(`${one}/debits/:reference`, (context) =>
    handle('read-debit', context.req.raw, (about) => {
      const { id, reference } = context.req.param();
      about(reference);
      return checkKey(context.req.raw, secretKey) ?? readDebit(world, id, reference);
    }),
  );
  app.get(
    `${one}/balance-inquiry`,
    reading('balance', (id, url) => inquireBalance(world, id, url)),
  );
}

const referenceIn = (body: unknown): string | undefined => {
  const reference = (body as { reference?: unknown } | null)?.reference;
  return typeof reference === 'string' ? reference.slice(0, 100) : undefined;
};
