import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { PageToApp } from '../../../src/contract/bridge-messages.ts';
import type { CreateMandate, CreatePayment } from '../../../src/contract/merchant-api.ts';
import { type Stack, startStack } from '../../../src/demo/stack.ts';
import { dayIn } from '../../../src/proxy/checkouts/mandate-order.ts';
import { type DemoCheckout, orderAtDemo } from '../../journeys/demo-checkout.ts';
import { foundIn } from '../../journeys/forms-of-text.ts';
import { bank } from '../../journeys/scenarios.ts';
import { EnginePayer } from '../engine-payer.ts';
import { keeps } from '../keeps.ts';
import { withoutIds } from '../without-ids.ts';
import { type NativeApp, startNativeApp } from './native-app.ts';

const patience = { timeout: 30_000, interval: 100 };
const login = { username: 'user_good', password: '123456' };

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

interface InApp {
  readonly app: NativeApp;
  readonly checkout: DemoCheckout;
  readonly payer: EnginePayer;
  /** What the app has acted on of this type, each once. */
  of<T extends PageToApp['type']>(type: T): readonly (PageToApp & { type: T })[];
}

const beads = { kind: 'payment', amountMinor: 500_000, currency: 'NGN', description: 'Glass beads' } as const;

async function opened(
  order: Omit<CreatePayment, 'reference'> | Omit<CreateMandate, 'reference'> = beads,
  ignores?: PageToApp['type'],
): Promise<InApp> {
  const [app, checkout] = await Promise.all([
    startNativeApp(ignores),
    orderAtDemo(stack, { ...order, reference: `W-${crypto.randomUUID()}` }),
  ]);
  onTestFinished(() => app.stop());
  app.load(checkout.url);
  const of = <T extends PageToApp['type']>(type: T) =>
    app.heard.filter((message): message is PageToApp & { type: T } => message.type === type);
  return { app, checkout, payer: new EnginePayer(app.page), of };
}

/** Nothing of what a payer typed, or of what opens the checkout, was handed to the app, and only what it may not have heard was said again. */
function expectOnceAndNoSecrets({ app, checkout }: InApp, typed: readonly string[]): void {
  const again = app.given.filter((message) => !app.heard.includes(message));
  expect(again.filter(({ type }) => type !== 'outcome' && type !== 'close')).toEqual([]);
  expect(foundIn(withoutIds(app.given), [...typed, new URL(checkout.url).pathname.slice(3)])).toEqual([]);
}

async function pays(payer: EnginePayer): Promise<void> {
  await payer.logsIn(login);
  await payer.pays();
  await payer.sees('paid');
}

test('a payment in a real webview ends paid, and the app hears each message once', async () => {
  const inApp = await opened();
  const { app, checkout, payer, of } = inApp;
  await payer.choosesBank(bank);
  await pays(payer);
  await expect.poll(() => of('outcome').length, patience).toBe(1);
  await app.say({ v: 1, type: 'host.close' });
  await expect.poll(() => of('close').map(({ reason }) => reason), patience).toEqual(['completed']);
  await checkout.endsAs('succeeded', ['checkout.succeeded']);
  expect(of('outcome').map(({ outcome }) => outcome)).toMatchObject([
    { status: 'succeeded', checkoutId: checkout.id, mayHavePaid: true },
  ]);
  expect(app.heard[0]?.type).toBe('bridge.ready');
  expectOnceAndNoSecrets(inApp, Object.values(login));
});

test('an app that hears the end of a payment and does not close hears it again by the return url, under one id', async () => {
  const { app, checkout, payer, of } = await opened(
    { ...beads, returnUrl: `${stack.shopUrl}/back` },
    'close',
  );
  await payer.choosesBank(bank);
  await pays(payer);
  await expect.poll(() => of('outcome').length, patience).toBe(1);
  await app.say({ v: 1, type: 'host.close' });
  const returned = () => app.page.evaluate(() => location.href, null).catch(() => '');
  await expect.poll(returned, patience).toContain('/back?');
  const { searchParams } = new URL(await returned());
  expect([searchParams.get('outcomeId')]).toEqual(of('outcome').map(({ id }) => id));
  expect(of('close').length).toBe(1);
  await checkout.endsAs('succeeded', ['checkout.succeeded']);
});

test('a payer whom the bank declines in a real webview leaves, and the app hears once that nothing was paid', async () => {
  const inApp = await opened();
  const { app, checkout, payer, of } = inApp;
  const poor = { ...login, username: 'user_low' };
  await payer.choosesBank(bank);
  await payer.logsIn(poor);
  await payer.pays();
  await payer.sees('declined');
  expect(of('outcome')).toEqual([]);
  await app.say({ v: 1, type: 'host.close' });
  await expect.poll(() => of('close').length, patience).toBe(1);
  expect(of('outcome').map(({ outcome }) => outcome)).toMatchObject([
    { status: 'open', checkoutId: checkout.id, mayHavePaid: false },
  ]);
  await checkout.endsAs('open', ['attempt.declined']);
  expectOnceAndNoSecrets(inApp, Object.values(poor));
});

test('a mandate in a real webview is approved, and the app hears it once', async () => {
  const customer = {
    id: 'payer-webview',
    name: 'Bisi Adewale',
    email: 'bisi@mail.example',
    phone: '08031234567',
    address: '12 Itoku Road, Abeokuta',
  };
  const now = stack.sandbox.clock.now();
  const inApp = await opened({
    kind: 'mandate',
    mandate: {
      type: 'emandate',
      debitType: 'variable',
      totalCapMinor: 18_000_000,
      startDate: dayIn(now),
      endDate: dayIn(now + 365 * 86_400_000),
    },
    currency: 'NGN',
    description: 'Cloth of the month',
    customer,
  });
  const { app, checkout, payer, of } = inApp;
  const account = { accountNumber: '0123456789', bvn: '22233344455' };
  await payer.choosesBank('GTBank');
  await payer.sees('enter-account');
  await payer.fills(account);
  await payer.agrees();
  await payer.sees('send-transfer');
  stack.sandbox.control.nibss.approve(stack.sandbox.mandates.all().at(-1)?.id ?? 'none');
  await payer.sees('approved');
  await expect.poll(() => of('outcome').length, patience).toBe(1);
  await app.say({ v: 1, type: 'host.close' });
  await expect.poll(() => of('close').map(({ reason }) => reason), patience).toEqual(['completed']);
  await checkout.endsAs('succeeded', ['checkout.succeeded', 'mandate.approved', 'mandate.created']);
  expect(of('outcome').map(({ outcome }) => outcome)).toMatchObject([
    { status: 'succeeded', checkoutId: checkout.id, mayHavePaid: false },
  ]);
  expectOnceAndNoSecrets(inApp, [...Object.values(account), customer.name, customer.phone]);
});

test('an app whose page was killed in the middle loads the same url, and the payer pays once', async () => {
  const { app, checkout, payer, of } = await opened();
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  app.endPage();
  await expect.poll(app.deaths, patience).toBe(1);
  app.load(checkout.url);
  await pays(payer);
  await expect.poll(() => of('outcome').length, patience).toBe(1);
  await checkout.endsAs('succeeded', ['checkout.succeeded']);
});

test('a payer pays in a real webview that keeps neither cookies nor storage', async () => {
  const { app, checkout, payer, of } = await opened();
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  expect(await app.page.evaluate(keeps, null)).toBe('yes');
  app.keepNothing();
  app.load(checkout.url);
  await expect.poll(() => app.page.evaluate(keeps, null).catch(() => ''), patience).toBe('refused');
  await pays(payer);
  await expect.poll(() => of('outcome').length, patience).toBe(1);
  await checkout.endsAs('succeeded', ['checkout.succeeded']);
});

test('the back key goes a step back, and at the first step asks the app to close with nothing decided', async () => {
  const { app, checkout, payer, of } = await opened();
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
