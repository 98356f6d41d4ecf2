import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import type { OpenedPage } from '../../src/contract/session.ts';
import { asMerchant, codeOf, posting } from './open-app.ts';
import { type OpenedProxy, openProxy } from './open-proxy.ts';

const create = ({ call }: OpenedProxy): Promise<Response> => {
  const terms = {
    kind: 'payment',
    amountMinor: 500_000,
    currency: 'NGN',
    description: 'Two yards of adire',
    reference: `order-${randomUUID()}`,
  };
  return call('/v1/checkouts', posting(terms, { ...asMerchant, 'idempotency-key': randomUUID() }));
};

test('while the database keeps work waiting, new checkouts are refused, a payer who is there goes on, and all is taken again after it', {
  timeout: 60_000,
}, async () => {
  // So long that no hiccup of a busy machine lasts it.
  const opened = await openProxy({ shedAboveMs: 2_000 });
  const { clientToken } = (await (await create(opened)).json()) as PaymentCheckout;
  const page = (await (await opened.call('/v1/pages', posting({ clientToken }))).json()) as OpenedPage;
  if (page.view.step !== 'choose-bank') throw new Error(`The page opened at ${page.view.step}`);
  await opened.proxy.start();

  let goOn = (): void => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const holding = opened.store.transaction(() => gate);
  const asked: Promise<Response>[] = [];
  let refused: Response | undefined;
  while (!refused) {
    const answer = create(opened);
    asked.push(answer);
    const soon = new Promise<undefined>((resolve) => setTimeout(resolve, 50));
    refused = await Promise.race([answer, soon]);
  }
  expect([await codeOf(refused), refused.headers.get('retry-after')]).toEqual(['503 overloaded', '1']);
  const step = opened.call(
    '/v1/session/steps/choose-bank',
    posting(
      { version: page.view.version, bankId: page.view.banks[0]?.id },
      { authorization: `Bearer ${page.pageToken}`, 'idempotency-key': randomUUID() },
    ),
  );
  goOn();
  await holding;
  expect((await step).status).toBe(200);
  const answers = await Promise.all(asked);
  expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([201, 503]);
  await expect.poll(async () => (await create(opened)).status).toBe(201);
  await opened.close();
});
