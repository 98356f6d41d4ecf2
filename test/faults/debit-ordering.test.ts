import fc from 'fast-check';
import { expect, it } from 'vitest';
import { debit, MANDATE, newKey, order, problemOf, read, readyMandate, sums, toldOf } from './debit-world.ts';
import { CAP_MINOR, debitRecord } from './mandate-rows.ts';
import { describeOnStores } from './world.ts';

const open404 = { code: 'not_found' };

describeOnStores('a merchant who debits', (open) => {
  it('is told that it succeeded once a read by reference has matched, and what is left', async () => {
    const world = await open();
    const mandate = await readyMandate(world);
    const done = await world.mandates.merchant.debit(MANDATE, order, newKey());
    expect(done).toEqual({
      created: true,
      debit: {
        id: expect.stringMatching(/^db_[a-z0-9]{24}$/),
        mandateId: MANDATE,
        checkoutId: mandate.checkoutId,
        reference: 'club-november',
        status: 'succeeded',
        amountMinor: 400_000,
        currency: 'NGN',
        narration: 'Cloth of November',
        providerReference: expect.stringMatching(/^[A-Z0-9]{20}$/),
        createdAt: '2026-01-05T09:00:00.000Z',
        settledAt: '2026-01-05T09:00:00.000Z',
      },
    });
    const { providerReference } = done.debit;
    expect(world.scripted.asked).toEqual([
      { call: 'debit', about: providerReference },
      { call: 'read-debit', about: providerReference },
    ]);
    expect(await sums(world)).toEqual([400_000, 0, 600_000]);
    expect(await toldOf(world)).toEqual(['debit.succeeded']);
    const events = await world.store.events(mandate.checkoutId);
    expect(events?.map(({ type }) => type)).toEqual(['debit.reserved', 'debit.answered', 'debit.succeeded']);
  });

  it('twice by one key debits once, and by another key with the same reference and order too', async () => {
    const world = await open();
    await readyMandate(world);
    const key = newKey();
    const first = await world.mandates.merchant.debit(MANDATE, order, key);
    expect(await world.mandates.merchant.debit(MANDATE, order, key)).toEqual({ ...first, created: false });
    expect(await world.mandates.merchant.debit(MANDATE, order, newKey())).toEqual({
      ...first,
      created: false,
    });
    const other = world.mandates.merchant.debit(MANDATE, { ...order, amountMinor: 300_000 }, key);
    expect(await problemOf(other)).toBe('idempotency_key_reused');
    expect(await problemOf(debit(world, { amountMinor: 300_000 }))).toBe('reference_in_use');
    expect(await problemOf(debit(world, { narration: 'Another word' }))).toBe('reference_in_use');
    expect(world.scripted.count('debit')).toBe(1);
  });

  it('ten times at once by one key, or by one reference, debits once', async () => {
    const world = await open();
    await readyMandate(world);
    const key = newKey();
    const ten = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        world.mandates.merchant.debit(MANDATE, order, at < 5 ? key : newKey()),
      ),
    );
    expect(ten.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(ten.map(({ debit: { id } }) => id)).size).toBe(1);
    expect(world.scripted.count('debit')).toBe(1);
  });

  it('may not use the reference of a debit of another mandate', async () => {
    const world = await open();
    await readyMandate(world);
    await readyMandate(world, { id: 'md_other', checkoutId: 'co_other' });
    const both = await Promise.all(
      [MANDATE, 'md_other'].map((id) => problemOf(world.mandates.merchant.debit(id, order, newKey()))),
    );
    expect(both.filter((one) => one === 'reference_in_use')).toHaveLength(1);
    expect(world.scripted.count('debit')).toBe(1);
  });

  it('by the key of another mandate’s command is refused', async () => {
    const world = await open();
    await readyMandate(world);
    await readyMandate(world, { id: 'md_other', checkoutId: 'co_other' });
    const key = newKey();
    await world.mandates.merchant.pause('md_other', key);
    expect(await problemOf(debit(world, {}, key))).toBe('idempotency_key_reused');
    expect(await problemOf(world.mandates.merchant.pause(MANDATE, key))).toBe('idempotency_key_reused');
    expect(await problemOf(world.mandates.merchant.cancel('md_other', key))).toBe('idempotency_key_reused');
    expect(world.scripted.count('debit')).toBe(0);
  });

  it('never takes more than the cap, however many come at once and however they end', async () => {
    const world = await open();
    const amounts = fc.array(fc.integer({ min: 20_000, max: 700_000 }), { minLength: 2, maxLength: 8 });
    const ends = fc.array(fc.constantFrom('ok', 'lost', 'unknown', 'refused'), {
      minLength: 8,
      maxLength: 8,
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(amounts, ends, async (wanted, ending) => {
        run += 1;
        const id = `md_run${run}`;
        await readyMandate(world, { id, checkoutId: `co_run${run}` });
        const before = world.scripted.count('debit');
        world.scripted.scripted.debit = (number) => {
          const end = ending[(number - before) % ending.length];
          if (end === 'ok') return undefined;
          if (end === 'lost') return 'lost';
          return end === 'refused'
            ? { kind: 'refused', reason: 'refused', code: '400' }
            : { kind: 'unknown', cause: 'timeout', code: '' };
        };
        const results = await Promise.all(
          wanted.map((amountMinor, at) =>
            problemOf(
              world.mandates.merchant.debit(
                id,
                { ...order, amountMinor, reference: `run-${run}-${at}` },
                newKey(),
              ),
            ),
          ),
        );
        const taken = world.scripted.debited
          .filter(({ mandateId }) => mandateId === `mmc_${id}`)
          .reduce((sum, { amountMinor = 0 }) => sum + amountMinor, 0);
        const mandate = await world.mandates.merchant.get(id);
        expect(taken).toBeLessThanOrEqual(CAP_MINOR);
        expect(mandate.debitedMinor + mandate.pendingMinor).toBeLessThanOrEqual(CAP_MINOR);
        expect(taken).toBeLessThanOrEqual(mandate.debitedMinor + mandate.pendingMinor);
        for (const result of results) {
          if (typeof result === 'string') expect(['cap_exceeded', 'mandate_ended']).toContain(result);
        }
      }),
      { numRuns: 8, endOnFailure: true, seed: 20_261_123 },
    );
  });

  it('gets exactly one of two at once that together exceed the cap, and both that do not', async () => {
    const world = await open();
    await readyMandate(world);
    const two = (amountMinor: number, name: string) =>
      Promise.all(
        ['a', 'b'].map((one) => problemOf(debit(world, { amountMinor, reference: `${name}-${one}` }))),
      );
    const over = await two(600_000, 'over');
    expect(over.filter((one) => one === 'cap_exceeded')).toHaveLength(1);
    expect(over.filter((one) => one !== 'cap_exceeded')).toMatchObject([{ status: 'succeeded' }]);
    expect(await two(200_000, 'within')).toMatchObject([{ status: 'succeeded' }, { status: 'succeeded' }]);
    expect(await sums(world)).toEqual([CAP_MINOR, 0, 0]);
  });

  it('has used the mandate up with the last kobo, and is told', async () => {
    const world = await open();
    await readyMandate(world);
    await debit(world, { amountMinor: CAP_MINOR });
    expect(await world.mandates.merchant.get(MANDATE)).toMatchObject({
      state: 'ended',
      endReason: 'used_up',
    });
    expect(await toldOf(world)).toEqual(['debit.succeeded', 'mandate.ended']);
    expect(await problemOf(debit(world, { reference: 'one-more' }))).toBe('mandate_ended');
  });

  it.each([
    ['starting', 'mandate_not_ready'],
    ['awaiting_transfer', 'mandate_not_ready'],
    ['approved', 'mandate_not_ready'],
    ['paused', 'mandate_paused'],
    ['cancelled', 'mandate_ended'],
    ['rejected', 'mandate_ended'],
    ['ended', 'mandate_ended'],
  ] as const)('a mandate that is %s is told %s, and nothing is sent', async (state, code) => {
    const world = await open();
    await readyMandate(world, { state });
    expect(await problemOf(debit(world))).toBe(code);
    expect(world.scripted.asked).toEqual([]);
  });

  it('before its first day or after its last is refused, by the calendar of Nigeria', async () => {
    const world = await open();
    await readyMandate(world, { startDate: '2026-01-06', endDate: '2026-01-07' });
    expect(await problemOf(debit(world))).toBe('mandate_not_ready');
    world.clock.jump(14 * 3_600_000);
    expect(await debit(world)).toMatchObject({ status: 'succeeded' });
    world.clock.jump(2 * 86_400_000);
    expect(await problemOf(debit(world, { reference: 'too-late' }))).toBe('mandate_ended');
  });

  it('with live keys is not let above ₦200.00 by a live payment that has matched', async () => {
    const world = await open({ mode: 'live', settings: { trialLimitMinor: 20_000 } });
    await readyMandate(world);
    await world.store.markLiveVerified('payment');
    expect(await problemOf(debit(world, { amountMinor: 20_001 }))).toBe('amount_invalid');
    expect(await world.mint({ amountMinor: 20_001, reference: 'large' })).toMatchObject({ status: 'open' });
  });

  it('with live keys lets no payment above ₦200.00 by a debit that has matched', async () => {
    const world = await open({ mode: 'live', settings: { trialLimitMinor: 20_000 } });
    await readyMandate(world);
    expect(await debit(world, { amountMinor: 20_000 })).toMatchObject({ status: 'succeeded' });
    expect(await problemOf(world.mint({ amountMinor: 20_001, reference: 'large' }))).toBe('amount_invalid');
  });

  it('with live keys takes at most ₦200.00 until a live debit has matched', async () => {
    const world = await open({ mode: 'live', settings: { trialLimitMinor: 20_000 } });
    await readyMandate(world);
    expect(await problemOf(debit(world, { amountMinor: 20_001 }))).toBe('amount_invalid');
    expect(world.scripted.asked).toEqual([]);
    expect(await debit(world, { amountMinor: 20_000, reference: 'trial' })).toMatchObject({
      status: 'succeeded',
    });
    expect(await debit(world, { amountMinor: 20_001 })).toMatchObject({ status: 'succeeded' });
  });

  it('by a split that does not add up, or an amount out of bounds, is refused before anything is sent', async () => {
    const world = await open();
    await readyMandate(world);
    const shares = (type: 'percentage' | 'fixed', ...values: number[]) => ({
      split: {
        type,
        feeBearer: 'business' as const,
        distribution: values.map((value, at) => ({ account: `sub-${at}`, value })),
      },
    });
    const twice = [
      { account: 'sub-1', value: 10 },
      { account: 'sub-1', value: 10 },
    ];
    for (const wrong of [
      shares('percentage', 50, 50),
      shares('percentage', 33.3, 33.3, 33.4),
      shares('percentage', 99.5, 1),
      shares('percentage', 0),
      shares('fixed', 200_000, 200_000),
      shares('fixed', 100.5),
      shares('fixed'),
      { split: { type: 'percentage' as const, feeBearer: 'business' as const, distribution: twice } },
    ]) {
      expect(await problemOf(debit(world, wrong))).toBe('split_invalid');
    }
    for (const amountMinor of [19_999, 0, -1, 20_000.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY]) {
      expect(await problemOf(debit(world, { amountMinor }))).toBe('amount_invalid');
    }
    for (const wrong of [{ reference: '../x' }, { narration: 'n'.repeat(101) }, { narration: '' }]) {
      expect(await problemOf(debit(world, wrong))).toBe('invalid_request');
    }
    expect(world.scripted.asked).toEqual([]);
    expect(await debit(world, shares('percentage', 49.5, 50))).toMatchObject({ status: 'succeeded' });
  });

  it('finds nothing under an id that is not there or of another mandate', async () => {
    const world = await open();
    await readyMandate(world);
    await readyMandate(world, { id: 'md_other', checkoutId: 'co_other' });
    const { id } = await debit(world);
    await expect(world.mandates.merchant.debit('md_nobodys', order, newKey())).rejects.toMatchObject(open404);
    await expect(world.mandates.merchant.getDebit('md_other', id)).rejects.toMatchObject(open404);
    await expect(read(world, 'db_nobodys')).rejects.toMatchObject(open404);
  });

  it('lists what was taken, newest first, page by page', async () => {
    const world = await open();
    await readyMandate(world);
    const made = Array.from({ length: 52 }, (_, at) => `db_${1_000 + at}`);
    await world.store.transaction(async (tx) => {
      for (const [at, id] of made.entries()) {
        const rest = { mandateId: MANDATE, state: 'failed', holdsReference: false } as const;
        await tx.insertDebit(debitRecord({ id, ...rest, createdAt: 1_000_000 - at }));
      }
    });
    const first = await world.mandates.merchant.listDebits(MANDATE, {});
    expect(first.data.map(({ id }) => id)).toEqual(made.slice(0, 50));
    const { nextCursor = '' } = first;
    const second = await world.mandates.merchant.listDebits(MANDATE, { cursor: nextCursor });
    expect(second.data.map(({ id }) => id)).toEqual(made.slice(50));
    expect(second.nextCursor).toBe(undefined);
    expect(await problemOf(world.mandates.merchant.listDebits(MANDATE, { cursor: '1.co_x' }))).toBe(
      'invalid_request',
    );
  });
});
