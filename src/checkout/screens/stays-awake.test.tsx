import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { page } from '../../../test/support/gallery/screens.tsx';
import { variants } from '../../../test/support/gallery/variants.ts';

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(navigator, 'wakeLock');
});

test('the phone is kept awake where the payer waits and nowhere else, and may sleep once the wait is over', async () => {
  let asked = 0;
  let held = 0;
  const release = async () => {
    held -= 1;
  };
  const request = async () => {
    asked += 1;
    held += 1;
    return { release };
  };
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
  const awake = new Set<string>();
  for (const [name, moment] of Object.entries(variants)) {
    if (name === 'choose-bank-many') continue;
    const before = asked;
    const { unmount } = render(page(moment));
    if (asked > before) awake.add(moment.busy ? `${moment.view.step}, busy` : moment.view.step);
    unmount();
  }
  expect([...awake].sort()).toEqual([
    'answer, busy',
    'authorise, busy',
    'await-bank',
    'choose-account, busy',
    'choose-way, busy',
    'confirm-payment, busy',
    'confirming',
    'enter-account, busy',
    'enter-details, busy',
    'leave-to-provider',
    'log-in, busy',
    'review-sharing, busy',
    'review-terms, busy',
    'send-transfer',
    'send-transfer, busy',
  ]);
  await expect.poll(() => held).toBe(0);
}, 60_000);
