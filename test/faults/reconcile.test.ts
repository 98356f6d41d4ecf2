import { expect, it } from 'vitest';
import type { ListBreaksQuery } from '../../src/contract/breaks.ts';
import { createBreakBook } from '../../src/proxy/reconcile/break-book.ts';
import { breakTable } from '../../src/proxy/reconcile/break-table.ts';
import { type Reconciled, reconcile } from '../../src/proxy/reconcile/reconcile.ts';
import { paid, paidTwice, payBack, refund } from './refund-world.ts';
import { timedOut } from './scripted-provider.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const from = Date.UTC(2026, 0, 4, 23);
const to = Date.UTC(2026, 0, 5, 23);

const bookOf = ({ store, provider, clock }: World) => createBreakBook({ store, provider, clock });
const run = (world: World): Promise<Reconciled> =>
  reconcile({ store: world.store, provider: world.provider, book: bookOf(world), from, to });
const kept = async (world: World, query: ListBreaksQuery = {}) => (await bookOf(world).list(query)).data;

describeOnStores('the provider’s list held against ours', (open) => {
  it('agrees where all was paid as it was ordered, and moves nothing', async () => {
    const world = await open();
    await paid(world);
    const { calls, debits } = world.provider;
    const before = { calls: calls.length, debits: debits.length };
    expect(await run(world)).toEqual({ ours: 1, theirs: 1, open: [] });
    expect(calls.slice(before.calls).map(({ call }) => call)).toEqual(['list-payments']);
    expect(debits).toHaveLength(before.debits);
    expect(await kept(world)).toEqual([]);
  });

  it('finds a payment that nobody knows of here, has it asked about, and closes the break once it is settled', async () => {
    const world = await open();
    const { id } = await world.mint();
    world.provider.script.capture = () => timedOut;
    world.provider.verifyAs = () => ({ kind: 'ok', value: { status: 'not-found' } });
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('pay');
    await world.pass(4 * hour, hour);
    const reference = world.provider.order?.reference ?? '';
    world.provider.debit(reference);
    const found = {
      kind: 'status',
      providerReference: reference,
      checkoutId: id,
      ours: 'unknown',
      theirs: 'successful',
      foundAt: '2026-01-05T13:00:00.000Z',
      seenAt: '2026-01-05T13:00:00.000Z',
    };
    expect(await run(world)).toEqual({ ours: 1, theirs: 1, open: [found] });
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'processing' });
    world.provider.verifyAs = undefined;
    await world.checkouts.completer.tick();
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'succeeded' });
    world.clock.pass(minute);
    expect((await run(world)).open).toEqual([]);
    expect(await kept(world)).toEqual([{ ...found, closedAt: '2026-01-05T13:01:00.000Z' }]);
    expect(await kept(world, { open: 'true' })).toEqual([]);
  });

  it('keeps since when a break is open', async () => {
    const world = await open();
    world.provider.debit('NOBODYORDEREDTHIS001', { amountMinor: 700_000 });
    await run(world);
    world.clock.pass(hour);
    expect((await run(world)).open).toEqual([
      {
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
    const { id, second } = await paidTwice(world);
    expect((await run(world)).open).toMatchObject([{ kind: 'duplicate', checkoutId: id }]);
    payBack(world, second);
    await refund(world, id, { providerReference: second });
    expect((await run(world)).open).toEqual([]);
  });

  it('finds a refund that was made there, and has it taken over', async () => {
    const world = await open();
    const { id, reference } = await paid(world);
    payBack(world, reference);
    expect((await run(world)).open).toMatchObject([{ kind: 'refund', providerReference: reference }]);
    await world.checkouts.completer.tick();
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ refund: { status: 'refunded' } });
    expect((await run(world)).open).toEqual([]);
  });

  it('says nothing where the list could not be read whole', async () => {
    const world = await open();
    await paid(world);
    world.provider.script['list-payments'] = () => timedOut;
    await expect(run(world)).rejects.toThrow('could not be read (timeout)');
    expect(await kept(world)).toEqual([]);
  });

  it('asks in halves for a list that is too long', async () => {
    const world = await open();
    await paid(world);
    world.provider.script['list-payments'] = (before) =>
      before === 0 ? { kind: 'unknown', cause: 'too_large', code: '' } : 'ok';
    expect(await run(world)).toEqual({ ours: 1, theirs: 1, open: [] });
    expect(world.provider.count('list-payments')).toBe(3);
  });
});
