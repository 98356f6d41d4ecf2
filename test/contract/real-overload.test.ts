import { expect, test } from 'vitest';
import { codeOf } from './open-app.ts';
import { openProxy } from './open-proxy.ts';
import { openPageAtBanks, orderCheckout } from './page-at-banks.ts';

test('while the database keeps work waiting, new checkouts are refused, a payer who is there goes on, and all is taken again after it', {
  timeout: 60_000,
}, async () => {
  // So long that no hiccup of a busy machine lasts it.
  const opened = await openProxy({ shedAboveMs: 2_000 });
  const page = await openPageAtBanks(opened);
  await opened.proxy.start();

  let goOn = (): void => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const holding = opened.store.transaction(() => gate);
  const asked: Promise<Response>[] = [];
  let refused: Response | undefined;
  while (!refused) {
    const answer = orderCheckout(opened);
    asked.push(answer);
    const soon = new Promise<undefined>((resolve) => setTimeout(resolve, 50));
    refused = await Promise.race([answer, soon]);
  }
  expect([await codeOf(refused), refused.headers.get('retry-after')]).toEqual(['503 overloaded', '1']);
  const step = page.choosesBank();
  goOn();
  await holding;
  expect((await step).status).toBe(200);
  const answers = await Promise.all(asked);
  expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([201, 503]);
  await expect.poll(async () => (await orderCheckout(opened)).status).toBe(201);
  await opened.close();
});
