import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import type { OpenedPage, SessionView } from '../../src/contract/session.ts';
import { asMerchant, posting } from './open-app.ts';
import { openProxy } from './open-proxy.ts';

test('a command that has come before the proxy stops is carried out and answered first, however late the database lets it begin', {
  timeout: 60_000,
}, async () => {
  const { proxy, store, call, close } = await openProxy();
  const terms = {
    kind: 'payment',
    amountMinor: 500_000,
    currency: 'NGN',
    description: 'Two yards of adire',
    reference: 'order-1',
  };
  const made = await call('/v1/checkouts', posting(terms, { ...asMerchant, 'idempotency-key': 'key-1' }));
  const { id, clientToken } = (await made.json()) as PaymentCheckout;
  const opened = await call('/v1/pages', posting({ clientToken }));
  const { pageToken, view } = (await opened.json()) as OpenedPage;
  if (view.step !== 'choose-bank') throw new Error(`The page opened at ${view.step}`);
  const bankId = view.banks.find(({ name }) => name === 'Fidelity Bank')?.id;

  let goOn = (): void => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const holding = store.transaction(() => gate);
  const order: string[] = [];
  const page = { authorization: `Bearer ${pageToken}`, 'idempotency-key': randomUUID() };
  const answered = call(
    '/v1/session/steps/choose-bank',
    posting({ version: view.version, bankId }, page),
  ).finally(() => order.push('answered'));
  await expect.poll(() => store.longestWaitMs()).toBeGreaterThan(0);
  const stopped = proxy.stop().finally(() => order.push('stopped'));
  const late = await call('/v1/session/steps/cancel', posting({ version: view.version }, page));
  expect([late.status, late.headers.get('retry-after')]).toEqual([503, '1']);
  goOn();
  await Promise.all([holding, stopped]);
  expect(order).toEqual(['answered', 'stopped']);
  const answer = await answered;
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  expect((await answer.json()) as SessionView).toMatchObject({ step: 'log-in', busy: false });
  expect((await store.read(id))?.checkout.lease).toBeUndefined();
  await close();
});
