import { expect, it } from 'vitest';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import type { VerifiedPayment } from '../../src/proxy/providers/provider.ts';
import { asksToken, notExecuted, refused, timedOut } from './scripted-provider.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const unpaid = { as: 'unpaid', note: 'The bank says no' } as const;

/** A payer whose capture was lost on the way: money may have moved. */
async function lostCapture(world: World): Promise<{ id: string; reference: string }> {
  world.provider.script.capture = () => timedOut;
  const { id } = await world.mint();
  const payer = world.page(id);
  await payer.logIn();
  await payer.do('pay');
  return { id, reference: world.provider.order?.reference ?? '' };
}

/** A payer who was asked for a token, or refused, after the charge had been sent: it may still turn out to have been made. */
async function given(world: World, answer: typeof asksToken | ReturnType<typeof refused>) {
  world.provider.script.charge = (before) => (before === 0 ? answer : 'ok');
  const { id } = await world.mint({ expiresInSeconds: 7_200 });
  const payer = world.page(id);
  await payer.logIn();
  await payer.do('pay');
  return { id, payer, reference: world.provider.order?.reference ?? '' };
}

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
    expect((await world.checkouts.merchant.get(id)).payment).toMatchObject({
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

describeOnStores('a success that comes late', (open) => {
  it('after "failed" was read once is simply the payment', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    world.provider.debit(reference, { status: 'failed' });
    await world.pass(20_000, 10_000);
    world.provider.debit(reference);
    await world.pass(3 * minute, minute);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });

  it('after a decline, with nothing else begun, is the payment and the payer sees it', async () => {
    const world = await open();
    const { id, payer, reference } = await given(world, refused('insufficient_funds'));
    expect(await payer.look()).toMatchObject({ step: 'declined' });
    world.provider.debit(reference);
    await world.pass(2 * minute, minute);
    expect(await payer.look()).toMatchObject({ step: 'paid' });
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'succeeded',
      duplicateDebit: false,
    });
    expect(await world.told()).toEqual(['attempt.declined', 'checkout.succeeded']);
  });

  it('after a decline, with another attempt logged in, ends that attempt before it can pay', async () => {
    const world = await open();
    const { payer, reference } = await given(world, refused('insufficient_funds'));
    await payer.do('try-again');
    const { version } = await payer.do('log-in', { fields: { username: 'bisi', password: 'p' } });
    world.provider.debit(reference);
    await world.pass(2 * minute, minute);
    await expect(payer.do('pay', { version })).rejects.toMatchObject({
      code: 'already_final',
      view: { step: 'paid' },
    });
    expect(world.provider.count('open-payment')).toBe(1);
    expect(await world.told()).toEqual(['attempt.declined', 'checkout.succeeded']);
  });

  it('after a decline, while another attempt is at the bank, sends no capture for that one', async () => {
    const world = await open();
    let answer = (_: 'ok') => {};
    world.provider.script.charge = (before) =>
      before === 0
        ? refused('insufficient_funds')
        : new Promise((resolve) => {
            answer = resolve;
          });
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('pay');
    const first = world.provider.order?.reference ?? '';
    await payer.do('try-again');
    await payer.do('log-in', { fields: { username: 'bisi', password: 'p' } });
    await payer.do('pay', {}, { patienceMs: 2_000 });
    world.provider.debit(first);
    world.clock.pass(2 * minute);
    await world.checkouts.completer.tick();
    answer('ok');
    await world.checkouts.idle();
    expect(await payer.look()).toMatchObject({ step: 'paid' });
    expect([world.provider.count('charge'), world.provider.count('capture')]).toEqual([2, 0]);
    expect(world.provider.debits).toHaveLength(1);
    expect(await world.told()).toEqual(['attempt.declined', 'checkout.succeeded']);
  });

  it('after "failed" was read twice, and the payer was told so, is the payment', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    world.provider.debit(reference, { status: 'failed' });
    await world.pass(3 * minute, minute);
    expect(await world.page(id).look()).toMatchObject({ step: 'declined' });
    world.provider.debit(reference);
    await world.pass(2 * minute, minute);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
    expect(await world.told()).toEqual(['attempt.declined', 'checkout.succeeded']);
  });

  it('after the merchant resolved it as paid changes nothing and is told nobody', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    await world.pass(hour);
    const resolution = { as: 'paid', note: 'Seen on the statement' } as const;
    const { checkout } = await world.checkouts.merchant.resolve(id, resolution, { idempotencyKey: 'r' });
    world.provider.debit(reference);
    await world.pass(20 * minute, 10 * minute);
    expect(await world.checkouts.merchant.get(id)).toEqual({ ...checkout, updatedAt: expect.any(String) });
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });

  it('of two attempts after the merchant resolved it as unpaid is for review both times, each told once', async () => {
    const world = await open();
    const { id, payer, reference: first } = await given(world, asksToken);
    await payer.do('change-bank');
    world.provider.script.capture = () => timedOut;
    await payer.logIn();
    await payer.do('pay');
    const second = world.provider.order?.reference ?? '';
    await world.pass(hour);
    const { merchant } = world.checkouts;
    await merchant.resolve(id, unpaid, { idempotencyKey: 'r1' });
    world.provider.debit(second);
    await world.pass(20 * minute, 10 * minute);
    expect(await merchant.get(id)).toMatchObject({
      status: 'needs_review',
      reviewReason: 'late_success',
      payment: { providerReference: second },
    });
    expect(await merchant.get(id)).not.toHaveProperty('unsettledSince');
    await merchant.resolve(id, unpaid, { idempotencyKey: 'r2' });
    world.provider.debit(first);
    await world.pass(20 * minute, 10 * minute);
    expect(await merchant.get(id)).toMatchObject({ status: 'needs_review', duplicateDebit: true });
    expect(await world.told()).toEqual([
      'checkout.failed',
      'payment.late_success',
      'checkout.failed',
      'payment.duplicate_debit',
    ]);
  });

  it('beside one that did not match is told too, and both wait for a person', async () => {
    const world = await open();
    const { id, payer, reference: first } = await given(world, asksToken);
    await payer.do('change-bank');
    world.provider.script.capture = () => timedOut;
    await payer.logIn();
    await payer.do('pay');
    const second = world.provider.order?.reference ?? '';
    world.provider.debit(first, { amountMinor: 5_000 });
    await world.pass(2 * minute, minute);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'needs_review',
      reviewReason: 'mismatch',
    });
    world.provider.debit(second);
    await world.pass(2 * hour, hour);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'needs_review',
      reviewReason: 'mismatch',
      payment: { providerReference: second },
    });
    expect(await world.told()).toEqual(['checkout.needs_review', 'payment.late_success']);
  });

  it('of another amount, after it was paid, is told as a second debit; another’s payment is not', async () => {
    const changes: [Partial<VerifiedPayment>, string[]][] = [
      [{ amountMinor: 5_000 }, ['checkout.succeeded', 'payment.duplicate_debit']],
      [{ currency: 'USD' }, ['checkout.succeeded', 'payment.duplicate_debit']],
      [{ reference: 'ANOTHERREFERENCE0000' }, ['checkout.succeeded']],
      [{ mode: 'live' }, ['checkout.succeeded']],
    ];
    for (const [change, notifications] of changes) {
      const world = await open();
      const { id, payer, reference } = await given(world, asksToken);
      await payer.do('change-bank');
      await payer.logIn();
      expect(await payer.do('pay')).toMatchObject({ step: 'paid' });
      const { payment } = await world.checkouts.merchant.get(id);
      world.provider.debit(reference, change);
      await world.pass(10 * minute, 5 * minute);
      expect(await world.checkouts.merchant.get(id)).toMatchObject({
        status: 'succeeded',
        payment,
        duplicateDebit: notifications.length === 2,
      });
      expect(await world.told()).toEqual(notifications);
      expect(world.alarms).toContain('amount_mismatch');
    }
  });

  it('is not taken back by a "failed" that comes after it, which an operator is told of', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    world.provider.debit(reference);
    await world.pass(minute, 1_000);
    const paid = await world.checkouts.merchant.get(id);
    expect(paid).toMatchObject({ status: 'succeeded' });
    world.provider.debit(reference, { status: 'failed' });
    world.provider.webhook = { accepted: true, dedupeKey: 'e1', type: '', reference, quarantined: false };
    await world.checkouts.inbox.receive({ headers: new Headers(), body: new Uint8Array() });
    await world.pass(5 * minute, minute);
    expect(await world.checkouts.merchant.get(id)).toEqual(paid);
    expect(world.alarms).toEqual(['contradicting_webhook']);
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });
});
