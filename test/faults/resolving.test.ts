import { expect, it } from 'vitest';
import { asksToken, timedOut } from './scripted-provider.ts';
import { describeOnStores, hour, minute } from './world.ts';

const unpaid = { as: 'unpaid', note: 'The bank says no' } as const;
const paid = { as: 'paid', note: 'Seen on the statement' } as const;

describeOnStores('a merchant who settles by hand', (open) => {
  it('has to wait an hour from the last payment that was sent, not from an older one that was given up', async () => {
    const world = await open();
    world.provider.script.charge = (before) => (before === 0 ? asksToken : 'ok');
    world.provider.script.capture = () => timedOut;
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('pay');
    await payer.do('change-bank');
    await world.pass(2 * hour, 10 * minute);
    await payer.logIn();
    expect(await payer.do('pay')).toMatchObject({ step: 'confirming' });
    const resolving = world.checkouts.merchant.resolve(id, unpaid, { idempotencyKey: 'early' });
    await expect(resolving).rejects.toMatchObject({ code: 'step_in_progress', retryAfter: 3_600 });
    expect(await payer.look()).toMatchObject({ step: 'confirming' });
  });

  it('does not take away a call that is under way', async () => {
    const world = await open();
    world.provider.script.charge = (before) => (before === 0 ? asksToken : new Promise(() => {}));
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('pay');
    await payer.do('change-bank');
    await world.pass(2 * hour, 10 * minute);
    await payer.logIn();
    await payer.do('pay', {}, { patienceMs: 2_000 });
    const resolving = world.checkouts.merchant.resolve(id, unpaid, { idempotencyKey: 'busy' });
    await expect(resolving).rejects.toMatchObject({ code: 'step_in_progress' });
  });

  it('settles a payment that does not match, which keeps its place and is not reviewed a second time', async () => {
    const world = await open();
    world.provider.script.capture = () => timedOut;
    const { id } = await world.mint();
    await world.page(id).logIn();
    await world.page(id).do('pay');
    const reference = world.provider.order?.reference ?? '';
    world.provider.debit(reference, { amountMinor: 5_000 });
    await world.pass(2 * hour, 10 * minute);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'needs_review' });
    await world.checkouts.merchant.resolve(id, unpaid, { idempotencyKey: 'refunded' });
    world.provider.webhook = { accepted: true, dedupeKey: 'e1', type: '', reference, quarantined: false };
    await world.checkouts.inbox.receive({ headers: new Headers(), body: new Uint8Array() });
    await world.pass(minute, 10_000);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'failed' });
    expect(await world.told()).toEqual(['checkout.needs_review', 'checkout.failed']);
  });

  it('may settle a debit that came where nothing had been sent', async () => {
    const world = await open();
    const { id } = await world.mint();
    await world.page(id).logIn();
    const reference = (await world.store.read(id))?.attempts[0]?.reference ?? '';
    world.provider.debit(reference, { amountMinor: 5_000 });
    world.provider.webhook = { accepted: true, dedupeKey: 'e1', type: '', reference, quarantined: false };
    await world.checkouts.inbox.receive({ headers: new Headers(), body: new Uint8Array() });
    await world.pass(1_000);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'needs_review' });
    await world.pass(hour);
    const { checkout } = await world.checkouts.merchant.resolve(id, paid, { idempotencyKey: 'seen' });
    expect(checkout).toMatchObject({ status: 'succeeded', payment: { providerReference: reference } });
  });
});
