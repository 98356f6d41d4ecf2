import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PageToApp } from '../../../src/contract/bridge-messages.ts';
import { type Stack, startStack } from '../../../src/demo/stack.ts';
import { type DemoCheckout, orderAtDemo } from '../../journeys/demo-checkout.ts';
import { bank } from '../../journeys/scenarios.ts';
import { EnginePayer } from '../engine-payer.ts';
import { type NativeApp, startNativeApp } from './native-app.ts';

const patience = { timeout: 30_000, interval: 100 };
const amountMinor = 500_000;

let stack: Stack;
let app: NativeApp;
let checkout: DemoCheckout;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  [app, checkout] = await Promise.all([
    startNativeApp(),
    orderAtDemo(stack, {
      kind: 'payment',
      amountMinor,
      currency: 'NGN',
      description: 'Glass beads',
      reference: `W-${crypto.randomUUID()}`,
    }),
  ]);
});
afterEach(() => app?.stop());

const of = <T extends PageToApp['type']>(type: T) =>
  app.heard.filter((message): message is PageToApp & { type: T } => message.type === type);

async function pays(payer: EnginePayer): Promise<void> {
  await payer.logsIn({ username: 'user_good', password: '123456' });
  await payer.pays();
  await payer.sees('paid');
}

test('a payment in a real webview ends paid, and the app hears each message once', async () => {
  app.load(checkout.url);
  const payer = new EnginePayer(app.page);
  await payer.choosesBank(bank);
  await pays(payer);
  await expect.poll(() => of('outcome').length, patience).toBe(1);
  await app.say({ v: 1, type: 'host.close' });
  await expect.poll(() => of('close').length, patience).toBe(1);
  await checkout.endsAs('succeeded', ['checkout.succeeded']);
  expect(of('outcome')[0]?.outcome).toMatchObject({
    status: 'succeeded',
    checkoutId: checkout.id,
    mayHavePaid: true,
  });
  expect(of('close')[0]?.reason).toBe('completed');
  expect(app.heard[0]?.type).toBe('bridge.ready');
  const again = app.given.filter((message) => !app.heard.includes(message));
  expect(again.filter(({ type }) => type !== 'outcome' && type !== 'close')).toEqual([]);
  const told = JSON.stringify(app.given);
  for (const secret of ['user_good', '123456', new URL(checkout.url).pathname.slice(3)]) {
    expect(told).not.toContain(secret);
  }
});

test('an app whose page was killed in the middle loads the same url, and the payer pays once', async () => {
  app.load(checkout.url);
  const payer = new EnginePayer(app.page);
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  app.endPage();
  await expect.poll(app.deaths, patience).toBe(1);
  app.load(checkout.url);
  await pays(payer);
  await expect.poll(() => of('outcome').length, patience).toBe(1);
  await checkout.endsAs('succeeded', ['checkout.succeeded']);
});

test('the back key goes a step back, and at the first step asks the app to close with nothing decided', async () => {
  app.load(checkout.url);
  const payer = new EnginePayer(app.page);
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  await app.say({ v: 1, type: 'host.back' });
  await payer.sees('choose-bank');
  expect(of('close')).toEqual([]);
  await app.say({ v: 1, type: 'host.back' });
  await expect.poll(() => of('close').map(({ reason }) => reason), patience).toEqual(['user']);
  expect(of('outcome')[0]?.outcome).toMatchObject({ status: 'open', mayHavePaid: false });
  expect((await checkout.truth()).status).toBe('open');
});
