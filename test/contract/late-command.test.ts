import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import type { OpenedPage, SessionView } from '../../src/contract/session.ts';
import { asMerchant, posting } from './open-app.ts';
import { openProxy } from './open-proxy.ts';

test('a command that the database keeps waiting for longer than its caller is told of as soon as it has begun, never as if nothing had been asked', {
  timeout: 60_000,
}, async () => {
  let goOn = (): void => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const held = { isHeld: false, reads: 0 };
  const { call, close } = await openProxy({}, (store) => ({
    ...store,
    read(checkoutId) {
      held.reads += 1;
      return store.read(checkoutId);
    },
    async transaction(work) {
      if (held.isHeld) await gate;
      return store.transaction(work);
    },
  }));
  const terms = {
    kind: 'payment',
    amountMinor: 500_000,
    currency: 'NGN',
    description: 'Two yards of adire',
    reference: 'order-1',
  };
  const made = await call('/v1/checkouts', posting(terms, { ...asMerchant, 'idempotency-key': 'key-1' }));
  const { clientToken } = (await made.json()) as PaymentCheckout;
  const opened = await call('/v1/pages', posting({ clientToken }));
  const { pageToken, view } = (await opened.json()) as OpenedPage;
  if (view.step !== 'choose-bank') throw new Error(`The page opened at ${view.step}`);
  const bankId = view.banks.find(({ name }) => name === 'Fidelity Bank')?.id;
  Object.assign(held, { isHeld: true, reads: 0 });
  let isAnswered = false;
  const answered = call(
    '/v1/session/steps/choose-bank',
    posting(
      { version: view.version, bankId },
      { authorization: `Bearer ${pageToken}`, 'idempotency-key': randomUUID() },
    ),
  ).finally(() => {
    isAnswered = true;
  });
  // Once before the command, once when patience is over, and again.
  await expect.poll(() => held.reads > 2 || isAnswered, { timeout: 30_000 }).toBe(true);
  goOn();
  const told = (await (await answered).json()) as SessionView;
  expect(told.version).toBeGreaterThan(view.version);
  expect(told.busy || told.step === 'log-in').toBe(true);
  await close();
});
