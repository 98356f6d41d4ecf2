import { expect, test } from 'vitest';
import type { SessionView } from '../../src/contract/session.ts';
import { openProxy } from './open-proxy.ts';
import { openPageAtBanks } from './page-at-banks.ts';

test('a command that has come before the proxy stops is carried out and answered first, however late the database lets it begin', {
  timeout: 60_000,
}, async () => {
  const { proxy, store, call, close } = await openProxy();
  const page = await openPageAtBanks({ call });
  let goOn = (): void => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const holding = store.transaction(() => gate);
  const order: string[] = [];
  const answered = page.choosesBank().finally(() => order.push('answered'));
  await expect.poll(() => store.longestWaitMs()).toBeGreaterThan(0);
  const stopped = proxy.stop().finally(() => order.push('stopped'));
  const late = await page.does('cancel');
  expect([late.status, late.headers.get('retry-after')]).toEqual([503, '1']);
  goOn();
  await Promise.all([holding, stopped]);
  expect(order).toEqual(['answered', 'stopped']);
  const answer = await answered;
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  expect((await answer.json()) as SessionView).toMatchObject({ step: 'log-in', busy: false });
  expect((await store.read(page.id))?.checkout.lease).toBeUndefined();
  await close();
});
