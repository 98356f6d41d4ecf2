import { expect, test } from 'vitest';
import type { SessionView } from '../../src/contract/session.ts';
import { openProxy } from './open-proxy.ts';
import { openPageAtBanks } from './page-at-banks.ts';

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
  const page = await openPageAtBanks({ call });
  Object.assign(held, { isHeld: true, reads: 0 });
  let isAnswered = false;
  const answered = page.choosesBank().finally(() => {
    isAnswered = true;
  });
  // Once before the command, once when patience is over, and again.
  await expect.poll(() => held.reads > 2 || isAnswered, { timeout: 30_000 }).toBe(true);
  goOn();
  const told = (await (await answered).json()) as SessionView;
  expect(told.version).toBeGreaterThan(page.version);
  expect(told.busy || told.step === 'log-in').toBe(true);
  await close();
});
