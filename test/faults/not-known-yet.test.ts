import { expect, it } from 'vitest';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import { paymentOf } from '../support/payment-of.ts';
import { lostCapture } from './lost-capture.ts';
import { notExecuted } from './scripted-provider.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

/** From now on verify is asked of the provider's real adapter, whose answers are these. */
function verifyByMono(world: World, answer: (reference: string) => Response): void {
  const mono = createMono({
    baseUrl: 'https://mono.example',
    secretKey: 'test_sk_of_adire_lane_01',
    appId: 'app-1',
    webhookSecrets: ['a-secret-that-mono-shares'],
    searchWords: () => undefined,
    clock: world.clock,
    fetch: async (input) => answer(new Request(input).url.split('/').at(-1) ?? ''),
  });
  world.provider.verify = (reference) => {
    world.provider.calls.push({ call: 'verify', reference });
    return mono.verify(reference);
  };
}

const notFound = (): Response =>
  Response.json({ status: 'failed', message: 'Invalid reference, payment not found' }, { status: 404 });

const told =
  (world: World, status: unknown, changes: object = {}) =>
  (reference: string) =>
    Response.json({
      status: 'successful',
      message: 'Payment retrieved successfully',
      data: {
        reference,
        status,
        amount: 500_000,
        currency: 'NGN',
        fee: 5_000,
        liveMode: false,
        narration: 'ADIRE LANE/ORDER',
        account: { accountNumber: '0123456789' },
        created_at: new Date(world.clock.now()).toISOString(),
        ...changes,
      },
    });

describeOnStores('a payment that the provider does not know for minutes', (open) => {
  it('becomes paid as soon as it is known to be, with what the payer’s bank will show', async () => {
    const world = await open();
    const { id } = await lostCapture(world);
    verifyByMono(world, notFound);
    await world.pass(12 * minute, 2 * minute);
    expect(await world.page(id).look()).toMatchObject({ step: 'confirming', needsReview: false });
    verifyByMono(world, told(world, 'successful'));
    await world.pass(2 * minute, minute);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid', narration: 'ADIRE LANE/ORDER' });
    expect(paymentOf(await world.checkouts.merchant.get(id)).payment).toMatchObject({
      accountLastFour: '6789',
      feeMinor: 5_000,
      narration: 'ADIRE LANE/ORDER',
    });
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });

  it('is declined when it then reads "failed" twice, and never by one read', async () => {
    const world = await open();
    const { id } = await lostCapture(world);
    verifyByMono(world, notFound);
    await world.pass(12 * minute, 2 * minute);
    verifyByMono(world, told(world, 'failed'));
    await world.pass(minute);
    expect(await world.page(id).look()).toMatchObject({ step: 'confirming' });
    await world.pass(2 * minute, minute);
    expect(await world.page(id).look()).toMatchObject({ step: 'declined', reason: 'bank_refused' });
    expect(await world.told()).toEqual(['attempt.declined']);
  });

  it.each([
    'pending',
    'processing',
    'abandoned',
    'cancelled',
    'active',
    'a-word-of-tomorrow',
    'SUCCESSFUL',
    'Failed',
  ])(
    'stays unsettled while the provider calls it %s, for 72 hours, and is then a person’s to settle',
    async (word) => {
      const world = await open();
      const { id } = await lostCapture(world);
      verifyByMono(world, notFound);
      await world.pass(12 * minute, 4 * minute);
      verifyByMono(world, told(world, word));
      await world.pass(71 * hour, 24 * hour);
      expect(await world.page(id).look()).toMatchObject({
        step: 'confirming',
        needsReview: false,
        mayHavePaid: true,
        commands: [],
      });
      await world.pass(hour);
      expect(await world.page(id).look()).toMatchObject({ step: 'confirming', needsReview: true });
      expect(await world.checkouts.merchant.get(id)).toMatchObject({
        status: 'needs_review',
        reviewReason: 'unsettled',
        unsettledSince: '2026-01-05T09:00:00.000Z',
      });
      expect(await world.told()).toEqual(['checkout.needs_review']);
    },
  );

  it.each([
    ['no status', () => ({ status: undefined })],
    ['no amount', () => ({ amount: undefined })],
    ['an amount as text', () => ({ amount: '500000' })],
    ['half a kobo', () => ({ amount: 500_000.5 })],
    ['no reference', () => ({ reference: undefined })],
    ['a number for a reference', () => ({ reference: 12 })],
  ])('is settled by no answer with %s', async (_, changes) => {
    const world = await open();
    const { id } = await lostCapture(world);
    verifyByMono(world, told(world, 'successful', changes()));
    await world.pass(5 * minute, minute);
    expect(await world.page(id).look()).toMatchObject({ step: 'confirming', needsReview: false });
    expect(await world.told()).toEqual([]);
  });

  it('is asked about no sooner than the provider wants it', async () => {
    const world = await open();
    await lostCapture(world);
    world.provider.script.verify = () => notExecuted('rate_limited', 90);
    await world.pass(30_000, 10_000);
    const asked = world.provider.count('verify');
    await world.pass(30_000, 10_000);
    expect(world.provider.count('verify')).toBe(asked);
    await world.pass(minute);
    expect(world.provider.count('verify')).toBe(asked + 1);
  });
});
