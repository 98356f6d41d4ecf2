import { expect, it } from 'vitest';
import type { DebitFailure } from '../../src/contract/mandate-api.ts';
import type { MandateAnswer, ProviderDebit } from '../../src/proxy/providers/mandate-provider.ts';
import {
  booked,
  CHECKOUT,
  debit,
  MANDATE,
  newKey,
  problemOf,
  read,
  readyMandate,
  retell,
  sums,
  toldOf,
} from './debit-world.ts';
import { keyRefused, notSent, outOfReach, refused } from './scripted-mandates.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const limited: MandateAnswer<never> = { kind: 'not-executed', cause: 'rate_limited', code: '429' };
const paid = { as: 'paid', note: 'Seen on the statement' } as const;
const unpaid = { as: 'unpaid', note: 'The bank says no' } as const;

/** The provider tells a debit that failed, as a debit. */
function failing(world: World, failure: DebitFailure): void {
  const { debit: send } = world.scripted;
  world.scripted.debit = async (id, order) => {
    await send(id, order);
    retell(world, { status: 'failed', failure, code: '51' });
    const told = world.scripted.debited.at(-1) as ProviderDebit;
    return { kind: 'ok', value: told };
  };
}

describeOnStores('a debit', (open) => {
  it.each([
    ['that the provider turned away', limited, 'not_sent'],
    ['under a key that the provider does not take', keyRefused, 'not_sent'],
    ['that never left', notSent, 'not_sent'],
    ['of a mandate that is locked after too many failures', refused('locked'), 'mandate_locked'],
    ['that the provider would not make', refused('refused'), 'bank_refused'],
    ['of an account that is not taken', refused('account_refused'), 'account_refused'],
  ] as const)(
    '%s has failed, and its part of the cap and its reference are free',
    async (_, answer, failure) => {
      const world = await open();
      await readyMandate(world);
      world.scripted.scripted.debit = (number) => (number === 0 ? answer : undefined);
      expect(await debit(world)).toMatchObject({ status: 'failed', failure });
      expect(await sums(world)).toEqual([0, 0, 1_000_000]);
      expect(await toldOf(world)).toEqual(['debit.failed']);
      expect(await debit(world)).toMatchObject({ status: 'succeeded' });
      expect(world.scripted.count('debit')).toBe(2);
    },
  );

  it('that the bank refused has failed once a read says so too', async () => {
    const world = await open();
    await readyMandate(world);
    failing(world, 'insufficient_funds');
    expect(await debit(world)).toMatchObject({ status: 'failed', failure: 'insufficient_funds' });
    expect(world.scripted.count('read-debit')).toBe(1);
    expect(await toldOf(world)).toEqual(['debit.failed']);
  });

  it('that was refused while a read says that it succeeded has succeeded', async () => {
    const world = await open();
    await readyMandate(world);
    const { debit: send } = world.scripted;
    world.scripted.debit = async (id, order) => {
      await send(id, order);
      return refused('refused');
    };
    expect(await debit(world)).toMatchObject({ status: 'succeeded' });
    expect(await toldOf(world)).toEqual(['debit.succeeded']);
  });

  it('that was refused waits where the read is not answered, and fails when it is', async () => {
    const world = await open();
    await readyMandate(world);
    world.scripted.scripted.debit = () => refused('refused');
    world.scripted.scripted['read-debit'] = (number) => (number < 2 ? outOfReach : undefined);
    const { id, status, failure } = await debit(world);
    expect([status, failure]).toEqual(['processing', undefined]);
    expect(await sums(world)).toEqual([0, 400_000, 600_000]);
    await world.pass(10_000, 1_000);
    expect(await read(world, id)).toMatchObject({ status: 'failed', failure: 'bank_refused' });
    expect(await toldOf(world)).toEqual(['debit.processing', 'debit.failed']);
  });

  it.each(['lost', 'unknown'] as const)(
    'whose answer is %s is never sent again and settled by reading',
    async (how) => {
      const world = await open();
      await readyMandate(world);
      world.scripted.scripted.debit = () => (how === 'lost' ? 'lost' : outOfReach);
      const first = await debit(world);
      if (how === 'unknown') {
        expect(first.status).toBe('processing');
        await world.pass(5 * minute, 10_000);
        expect(await read(world, first.id)).toMatchObject({ status: 'processing' });
        booked(world, first, {});
        await world.pass(minute, 10_000);
      }
      expect(await read(world, first.id)).toMatchObject({ status: 'succeeded' });
      expect(world.scripted.count('debit')).toBe(1);
      const told = how === 'lost' ? ['debit.succeeded'] : ['debit.processing', 'debit.succeeded'];
      expect(await toldOf(world)).toEqual(told);
    },
  );

  it('that goes on at the bank holds its part of the cap until it is settled', async () => {
    const world = await open();
    await readyMandate(world);
    world.scripted.scripted.debit = () => outOfReach;
    const first = await debit(world, { amountMinor: 700_000 });
    booked(world, first, { status: 'processing', code: '99' });
    await world.pass(10_000, 1_000);
    expect(await problemOf(debit(world, { amountMinor: 300_001, reference: 'more' }))).toBe('cap_exceeded');
    retell(world, { status: 'successful', code: '00', feeMinor: 6_500, sessionId: 'session-1' });
    await world.pass(minute, 10_000);
    expect(await read(world, first.id)).toMatchObject({
      status: 'succeeded',
      feeMinor: 6_500,
      sessionId: 'session-1',
    });
    expect(await sums(world)).toEqual([700_000, 0, 300_000]);
  });

  it('that holds back all that is left does not end its mandate before it is settled', async () => {
    const world = await open();
    await readyMandate(world);
    world.scripted.scripted.debit = () => outOfReach;
    const first = await debit(world, { amountMinor: 1_000_000 });
    booked(world, first, { status: 'processing', code: '99' });
    Object.assign(world.scripted.book.at(-1) ?? {}, { balanceMinor: 0 });
    await world.pass(6 * hour, hour);
    expect(await world.mandates.merchant.get(MANDATE)).toMatchObject({ state: 'ready', remainingMinor: 0 });
    retell(world, { status: 'successful', code: '00' });
    await world.pass(hour, 10 * minute);
    expect(await world.mandates.merchant.get(MANDATE)).toMatchObject({
      state: 'ended',
      endReason: 'used_up',
    });
  });

  it('that is read as failed has failed at the second reading, a minute later, and not at the first', async () => {
    const world = await open();
    await readyMandate(world);
    world.scripted.scripted.debit = () => outOfReach;
    const first = await debit(world);
    booked(world, first, { status: 'failed', failure: 'insufficient_funds', code: '51' });
    await world.pass(50_000, 1_000);
    expect(await read(world, first.id)).toMatchObject({ status: 'processing' });
    await world.pass(20_000, 1_000);
    expect(await read(world, first.id)).toMatchObject({ status: 'failed', failure: 'insufficient_funds' });
  });

  it('that the provider does not know is never failed: after 72 hours it needs a review, and may still succeed', async () => {
    const world = await open();
    await readyMandate(world);
    world.scripted.scripted.debit = () => outOfReach;
    const first = await debit(world);
    await world.pass(71 * hour, hour);
    expect(await read(world, first.id)).toMatchObject({ status: 'processing' });
    await world.pass(2 * hour, hour);
    expect(await read(world, first.id)).toMatchObject({ status: 'needs_review' });
    expect(await sums(world)).toEqual([0, 400_000, 600_000]);
    expect(world.alarms).toEqual(['needs_review']);
    booked(world, first, {});
    await world.pass(2 * hour, hour);
    expect(await read(world, first.id)).toMatchObject({ status: 'succeeded' });
    expect(await toldOf(world)).toEqual(['debit.processing', 'debit.needs_review', 'debit.succeeded']);
  });

  it.each([
    ['amount', { amountMinor: 4_000 }],
    ['mandate', { mandateId: 'mmc_other' }],
    ['mode', { mode: 'live' }],
    ['mode', { mode: 'unknown' }],
    ['reference', { reference: 'ANOTHER' }],
    ['created', { createdAt: 0 }],
  ] as const)(
    'that is another one by its %s needs a review, and nothing is given for it',
    async (differs, changes) => {
      const world = await open();
      await readyMandate(world);
      world.scripted.readDebit = async (_, reference) => {
        const found = world.scripted.debited.find((one) => one.reference === reference) as ProviderDebit;
        return { kind: 'ok', value: { ...found, ...changes } };
      };
      const { id, status } = await debit(world);
      expect(status).toBe('needs_review');
      expect(world.alarms).toEqual(['amount_mismatch', 'needs_review']);
      expect(await toldOf(world)).toEqual(['debit.needs_review']);
      const events = await world.store.events(CHECKOUT);
      expect(events?.at(-1)?.data).toEqual({ debit: id, reason: 'mismatch', differs });
      expect(await sums(world)).toEqual([0, 400_000, 600_000]);
      const resolved = await world.mandates.merchant.resolveDebit(MANDATE, id, unpaid, newKey());
      expect(resolved.debit).toMatchObject({ status: 'failed' });
      expect(await sums(world)).toEqual([0, 0, 1_000_000]);
    },
  );

  it('that succeeds after it had failed counts again, is told once, and waits for a person', async () => {
    const world = await open();
    await readyMandate(world);
    failing(world, 'insufficient_funds');
    const first = await debit(world);
    retell(world, { status: 'successful', code: '00' });
    await world.pass(3 * hour, hour);
    expect(await read(world, first.id)).toMatchObject({ status: 'needs_review' });
    expect(await sums(world)).toEqual([0, 400_000, 600_000]);
    expect(world.alarms).toEqual(['late_success']);
    expect(await toldOf(world)).toEqual(['debit.failed', 'debit.late_success']);
    await world.mandates.merchant.resolveDebit(MANDATE, first.id, unpaid, newKey());
    await world.pass(5 * hour, hour);
    expect(await read(world, first.id)).toMatchObject({ status: 'failed' });
    expect(world.alarms).toEqual(['late_success']);
  });

  it('that succeeds late beside another one under its reference keeps that one its reference', async () => {
    const world = await open();
    await readyMandate(world);
    const { debit: send } = world.scripted;
    failing(world, 'insufficient_funds');
    const first = await debit(world);
    world.scripted.debit = send;
    world.scripted.scripted.debit = () => outOfReach;
    const second = await debit(world);
    expect(second.id).not.toBe(first.id);
    retell(world, { status: 'successful' });
    await world.pass(2 * hour, hour);
    expect(await read(world, first.id)).toMatchObject({ status: 'needs_review' });
    expect((await debit(world)).id).toBe(second.id);
  });

  it('is resolved by the merchant from an hour on, once, and either way', async () => {
    const world = await open();
    await readyMandate(world);
    world.scripted.scripted.debit = () => outOfReach;
    const { merchant } = world.mandates;
    const first = await debit(world);
    const second = await debit(world, { reference: 'club-december' });
    const early = merchant.resolveDebit(MANDATE, first.id, paid, newKey());
    await expect(early).rejects.toMatchObject({ code: 'step_in_progress', retryAfter: 3_600 });
    await world.pass(hour, 10 * minute);
    const key = newKey();
    const done = await merchant.resolveDebit(MANDATE, first.id, paid, key);
    expect(done).toMatchObject({ replayed: false, debit: { status: 'succeeded' } });
    expect(await merchant.resolveDebit(MANDATE, first.id, paid, key)).toEqual({ ...done, replayed: true });
    expect(await problemOf(merchant.resolveDebit(MANDATE, first.id, unpaid, key))).toBe(
      'idempotency_key_reused',
    );
    expect(await problemOf(merchant.resolveDebit(MANDATE, first.id, unpaid, newKey()))).toBe('already_final');
    await merchant.resolveDebit(MANDATE, second.id, unpaid, newKey());
    expect(await sums(world)).toEqual([400_000, 0, 600_000]);
    expect(await problemOf(merchant.resolveDebit(MANDATE, second.id, unpaid, newKey()))).toBe(
      'already_final',
    );
    expect(await problemOf(merchant.resolveDebit(MANDATE, second.id, { ...paid, note: '' }, newKey()))).toBe(
      'invalid_request',
    );
  });

  it('whose process died while it was sent is settled by reading, and never sent again', async () => {
    const world = await open();
    await readyMandate(world);
    world.scripted.scripted.debit = () => new Promise(() => {});
    void debit(world);
    while (world.scripted.count('debit') === 0) await world.store.debitSums(MANDATE);
    const [sent] = (await world.mandates.merchant.listDebits(MANDATE, {})).data;
    if (!sent) throw new Error('nothing was reserved');
    await world.mandates.work.tick();
    expect(world.scripted.count('read-debit')).toBe(0);
    booked(world, sent, {});
    world.clock.pass(71_000);
    await world.mandates.work.tick();
    expect(await read(world, sent.id)).toMatchObject({ status: 'succeeded' });
    expect(world.scripted.count('debit')).toBe(1);
    const events = await world.store.events(CHECKOUT);
    expect(events?.map(({ type }) => type)).toContain('lease.expired');
  });

  it('whose answer comes after its lease was taken back changes nothing any more', async () => {
    const world = await open();
    await readyMandate(world);
    let answer: (said: MandateAnswer<never>) => void = () => {};
    world.scripted.scripted.debit = () => new Promise((resolve) => (answer = resolve));
    const sending = debit(world);
    while (world.scripted.count('debit') === 0) await world.store.debitSums(MANDATE);
    world.clock.pass(71_000);
    await world.mandates.work.tick();
    answer(refused('refused'));
    expect(await sending).toMatchObject({ status: 'processing' });
    expect(world.alarms).toEqual(['fence_refused']);
  });

  it('is not sent by a process that slept through its lease', async () => {
    const world = await open();
    await readyMandate(world);
    const { patienceMs } = world.scripted;
    let asked = 0;
    world.scripted.patienceMs = (call) => {
      asked += call === 'debit' ? 1 : 0;
      if (asked === 1) world.clock.pass(30_000);
      return patienceMs(call);
    };
    expect(await debit(world)).toMatchObject({ status: 'failed', failure: 'not_sent' });
    expect(world.scripted.count('debit')).toBe(0);
  });

  it('that the answer told as failed and that is then not known has failed after a minute, and may still turn out to be taken', async () => {
    const world = await open();
    await readyMandate(world);
    failing(world, 'insufficient_funds');
    world.scripted.scripted['read-debit'] = (number) => (number < 20 ? refused('not_found') : undefined);
    const first = await debit(world);
    expect(first.status).toBe('processing');
    await world.pass(50_000, 10_000);
    expect(await read(world, first.id)).toMatchObject({ status: 'processing' });
    await world.pass(20_000, 10_000);
    expect(await read(world, first.id)).toMatchObject({ status: 'failed', failure: 'insufficient_funds' });
    expect(await sums(world)).toEqual([0, 0, 1_000_000]);
    retell(world, { status: 'successful', code: '00' });
    await world.pass(24 * hour, hour);
    expect(await read(world, first.id)).toMatchObject({ status: 'needs_review' });
    expect(await toldOf(world)).toEqual(['debit.processing', 'debit.failed', 'debit.late_success']);
  });

  it('whose read names no mode is of the mode that the provider told of its mandate', async () => {
    const world = await open();
    await readyMandate(world, { modeTold: true });
    world.scripted.scripted.debit = () => outOfReach;
    const first = await debit(world);
    booked(world, first, { mode: 'unknown' });
    await world.pass(10_000, 1_000);
    expect(await read(world, first.id)).toMatchObject({ status: 'succeeded' });
    const second = await debit(world, { reference: 'club-december' });
    booked(world, second, { mode: 'live' });
    await world.pass(10_000, 1_000);
    expect(await read(world, second.id)).toMatchObject({ status: 'needs_review' });
  });
});
