import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Break, ListBreaksQuery } from '../../src/contract/breaks.ts';
import { createBreakBook } from '../../src/proxy/reconcile/break-book.ts';
import { breakTable } from '../../src/proxy/reconcile/break-table.ts';
import { type Reconciled, reconcile } from '../../src/proxy/reconcile/reconcile.ts';
import { debit, readyMandate } from './debit-world.ts';
import { paid, paidTwice, payBack, refund } from './refund-world.ts';
import { timedOut } from './scripted-provider.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const from = Date.UTC(2026, 0, 4, 23);
const to = Date.UTC(2026, 0, 5, 23);
const day = 24 * hour;

const bookOf = ({ store, provider, clock }: World) =>
  createBreakBook({ store, provider, clock, random: randomBytes });
const id = expect.stringMatching(/^br_[a-z0-9]{24}$/);
const run = (world: World): Promise<Reconciled> =>
  reconcile({ store: world.store, provider: world.provider, book: bookOf(world), from, to });
const kept = async (world: World, query: ListBreaksQuery = {}) => (await bookOf(world).list(query)).data;

describeOnStores('the provider’s list held against ours', (open) => {
  it('agrees where all was paid as it was ordered, and moves nothing', async () => {
    const world = await open();
    await paid(world);
    const { calls, debits } = world.provider;
    const before = { calls: calls.length, debits: debits.length };
    expect(await run(world)).toEqual({ ours: 1, theirs: 1, isCut: false, open: [] });
    expect(calls.slice(before.calls).map(({ call }) => call)).toEqual(['list-payments']);
    expect(debits).toHaveLength(before.debits);
    expect(await kept(world)).toEqual([]);
  });

  it('finds a payment that nobody knows of here, has it asked about, and closes the break once it is settled', async () => {
    const world = await open();
    const { id: checkoutId } = await world.mint();
    world.provider.script.capture = () => timedOut;
    world.provider.verifyAs = () => ({ kind: 'ok', value: { status: 'not-found' } });
    const payer = world.page(checkoutId);
    await payer.logIn();
    await payer.do('pay');
    await world.pass(4 * hour, hour);
    const reference = world.provider.order?.reference ?? '';
    world.provider.debit(reference);
    const found = {
      id,
      kind: 'status',
      providerReference: reference,
      checkoutId,
      ours: 'unknown',
      theirs: 'successful',
      foundAt: '2026-01-05T13:00:00.000Z',
      seenAt: '2026-01-05T13:00:00.000Z',
    };
    expect(await run(world)).toEqual({ ours: 1, theirs: 1, isCut: false, open: [found] });
    expect(await world.checkouts.merchant.get(checkoutId)).toMatchObject({ status: 'processing' });
    world.provider.verifyAs = undefined;
    await world.checkouts.completer.tick();
    expect(await world.checkouts.merchant.get(checkoutId)).toMatchObject({ status: 'succeeded' });
    world.clock.pass(minute);
    expect((await run(world)).open).toEqual([]);
    expect(await kept(world)).toEqual([{ ...found, closedAt: '2026-01-05T13:01:00.000Z' }]);
    expect(await kept(world, { open: 'true' })).toEqual([]);
  });

  it('keeps since when a break is open, and by which id', async () => {
    const world = await open();
    world.provider.debit('NOBODYORDEREDTHIS001', { amountMinor: 700_000 });
    const [first] = (await run(world)).open;
    world.clock.pass(hour);
    expect((await run(world)).open).toEqual([
      {
        id: first?.id,
        kind: 'missing_here',
        providerReference: 'NOBODYORDEREDTHIS001',
        theirs: '700000',
        foundAt: '2026-01-05T09:00:00.000Z',
        seenAt: '2026-01-05T10:00:00.000Z',
      },
    ]);
    expect(breakTable(await run(world))).toBe(
      '0 here, 1 at the provider, 1 open\n\n' +
        'break         provider reference    checkout  ours  theirs  found\n' +
        'missing_here  NOBODYORDEREDTHIS001  -         -     700000  2026-01-05T09:00:00.000Z\n',
    );
  });

  it('finds a second debit until one of the two is paid back', async () => {
    const world = await open();
    const { id: checkoutId, second } = await paidTwice(world);
    expect((await run(world)).open).toMatchObject([{ kind: 'duplicate', checkoutId }]);
    payBack(world, second);
    await refund(world, checkoutId, { providerReference: second });
    expect((await run(world)).open).toEqual([]);
  });

  it('finds a refund that was made there, and has it taken over', async () => {
    const world = await open();
    const { id: checkoutId, reference } = await paid(world);
    payBack(world, reference);
    expect((await run(world)).open).toMatchObject([{ kind: 'refund', providerReference: reference }]);
    await world.checkouts.completer.tick();
    expect(await world.checkouts.merchant.get(checkoutId)).toMatchObject({ refund: { status: 'refunded' } });
    expect((await run(world)).open).toEqual([]);
  });

  it('says nothing where the list could not be read whole', async () => {
    const world = await open();
    await paid(world);
    world.provider.script['list-payments'] = () => timedOut;
    await expect(run(world)).rejects.toThrow('could not be read (timeout)');
    expect(await kept(world)).toEqual([]);
  });

  it.each(['too_large', 'timeout'] as const)(
    'asks in halves for a list that is too long: %s',
    async (cause) => {
      const world = await open();
      await paid(world);
      world.provider.script['list-payments'] = (before) =>
        before === 0 ? { kind: 'unknown', cause, code: '' } : 'ok';
      expect(await run(world)).toEqual({ ours: 1, theirs: 1, isCut: false, open: [] });
      expect(world.provider.count('list-payments')).toBe(3);
    },
  );

  it('closes one whose payment the list no longer has, and calls it a new one when it is back', async () => {
    const world = await open();
    world.provider.debit('NOBODYORDEREDTHIS001', { createdAt: world.clock.now() });
    const [first] = (await run(world)).open;
    const { listPayments } = world.provider;
    world.provider.listPayments = async () => ({ kind: 'ok', value: { payments: [], isCut: false } });
    world.clock.pass(minute);
    expect((await run(world)).open).toEqual([]);
    world.provider.listPayments = listPayments;
    world.clock.pass(minute);
    const [again] = (await run(world)).open;
    const closedAt = '2026-01-05T09:01:00.000Z';
    expect(await kept(world)).toEqual([again, { ...first, closedAt }]);
    expect(again).toMatchObject({ foundAt: '2026-01-05T09:02:00.000Z', seenAt: '2026-01-05T09:02:00.000Z' });
    expect(again?.id).not.toBe(first?.id);
    expect(await kept(world, { open: 'false' })).toEqual([{ ...first, closedAt }]);
  });

  it('closes nothing that it has not looked at', async () => {
    const world = await open();
    world.provider.debit('NOBODYORDEREDTHIS001', { createdAt: world.clock.now() });
    const { open: before } = await run(world);
    world.provider.listPayments = async () => ({ kind: 'ok', value: { payments: [], isCut: false } });
    const { store, provider } = world;
    const book = bookOf(world);
    const later = await reconcile({ store, provider, book, from: to, to: to + (to - from) });
    expect(later.open).toEqual(before);
  });

  it('lists more than two thousand, page by page and none twice', async () => {
    const world = await open();
    const payments = Array.from({ length: 2_050 }, (_, at) => ({
      status: 'successful' as const,
      reference: `NOBODYORDERED${at}`,
      amountMinor: 700_000,
      currency: 'NGN',
      mode: 'test' as const,
      createdAt: world.clock.now(),
    }));
    world.provider.listPayments = async () => ({ kind: 'ok', value: { payments, isCut: false } });
    const { open: all } = await run(world);
    const listed: Break[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await bookOf(world).list({ open: 'true', ...(cursor !== undefined && { cursor }) });
      listed.push(...page.data);
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    expect(listed).toEqual(all);
    expect(new Set(listed.map(({ providerReference }) => providerReference)).size).toBe(2_050);
  });

  it('refuses a cursor that is none of its own', async () => {
    const world = await open();
    await expect(bookOf(world).list({ cursor: '1.co_1' })).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it.each([
    "update directpay.breaks set reference = 'ANOTHER'",
    'update directpay.breaks set closed_at = null',
    'delete from directpay.breaks',
  ])('is kept by the database itself against: %s', async (statement) => {
    const world = await open();
    const { driver, provider, clock } = world;
    provider.debit('NOBODYORDEREDTHIS001', { createdAt: clock.now() });
    await run(world);
    provider.listPayments = async () => ({ kind: 'ok', value: { payments: [], isCut: false } });
    await run(world);
    const before = await kept(world);
    expect(before).toMatchObject([{ closedAt: '2026-01-05T09:00:00.000Z' }]);
    await expect(driver.withConnection((connection) => connection.query(statement, []))).rejects.toThrow();
    expect(await kept(world)).toEqual(before);
  });

  it('says that the list was cut, after it was asked for day by day, and then calls nothing missing there', async () => {
    const world = await open();
    await paid(world);
    const ranges: string[] = [];
    world.provider.listPayments = async ({ from: start, to: end }) => {
      ranges.push([start, end].map((at) => new Date(at).toISOString().slice(5, 10)).join(' '));
      return { kind: 'ok', value: { payments: [], isCut: true } };
    };
    const done = await run(world);
    expect(done).toEqual({ ours: 1, theirs: 0, isCut: true, open: [] });
    expect(ranges.filter((range) => range.slice(0, 5) === range.slice(6))).toEqual([
      '01-03 01-03',
      '01-04 01-04',
      '01-05 01-05',
      '01-06 01-06',
      '01-07 01-07',
    ]);
    expect(ranges[0]).toBe('01-03 01-07');
    expect(breakTable(done)).toBe(
      '1 here, 0 at the provider, 0 open; there is more at the provider than could be read: what is missing there is not known\n',
    );
  });

  it('a list that was cut closes nothing that it does not show', async () => {
    const world = await open();
    world.provider.debit('NOBODYORDEREDTHIS001', { createdAt: world.clock.now() });
    const { open: before } = await run(world);
    world.provider.listPayments = async () => ({ kind: 'ok', value: { payments: [], isCut: true } });
    expect((await run(world)).open).toEqual(before);
  });

  it('finds a second debit also where the other one is not on the days looked at', async () => {
    const world = await open();
    const { id: checkoutId, second } = await paidTwice(world);
    const { store, provider } = world;
    const list = await provider.listPayments({ from, to });
    const all = list.kind === 'ok' ? list.value.payments : [];
    const payments = all.filter(({ reference }) => reference === second);
    provider.listPayments = async () => ({ kind: 'ok', value: { payments, isCut: false } });
    const { open: found } = await reconcile({ store, provider, book: bookOf(world), from: to, to: to + day });
    expect(found).toMatchObject([{ kind: 'duplicate', checkoutId }]);
  });

  it('looks as far as a page was paid on, days after it was opened, before it calls that missing there', async () => {
    const world = await open();
    const { id: checkoutId } = await world.mint({
      ways: ['provider-page'],
      customer: { name: 'Bisi Ade', email: 'bisi@adirelane.example' },
    });
    await world.page(checkoutId).do('choose-way', { way: 'provider-page', method: 'account' });
    await world.pass(3 * day, hour);
    world.provider.debit(world.pages.orders.at(-1)?.reference ?? '', {
      amountMinor: 500_000,
      createdAt: world.clock.now(),
    });
    await world.pass(hour, minute);
    expect(await world.checkouts.merchant.get(checkoutId)).toMatchObject({ reviewReason: 'late_success' });
    const { listPayments } = world.provider;
    world.provider.listPayments = async (range) => {
      const all = await listPayments(range);
      if (all.kind !== 'ok') return all;
      const isAsked = (at = 0) => at >= range.from && at < range.to + day;
      return {
        kind: 'ok',
        value: { ...all.value, payments: all.value.payments.filter(({ createdAt }) => isAsked(createdAt)) },
      };
    };
    expect(await run(world)).toEqual({ ours: 1, theirs: 1, isCut: false, open: [] });
  });

  it('closes one of which nobody tells when it was begun by a run over the day that it was found on', async () => {
    const world = await open();
    world.provider.debit('NOBODYORDEREDTHIS001', { createdAt: undefined });
    expect((await run(world)).open).toHaveLength(1);
    world.provider.listPayments = async () => ({ kind: 'ok', value: { payments: [], isCut: false } });
    const { store, provider } = world;
    const book = bookOf(world);
    const other = await reconcile({ store, provider, book, from: to, to: to + day });
    expect(other.open).toHaveLength(1);
    expect((await run(world)).open).toEqual([]);
  });

  it('does not ask about a debit under a mandate that was paid back: nothing here could change by it', async () => {
    const world = await open();
    await readyMandate(world);
    const { id, providerReference: reference, amountMinor } = await debit(world);
    world.provider.debit(reference, { amountMinor, isRefunded: true });
    const before = await world.store.readDebit(id);
    expect(before).toMatchObject({ state: 'succeeded' });
    expect((await run(world)).open).toMatchObject([{ kind: 'refund', debitId: id, theirs: 'refunded' }]);
    expect(await world.store.readDebit(id)).toEqual(before);
  });
});
