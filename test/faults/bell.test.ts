import { expect, it } from 'vitest';
import { keptWebhook } from './kept-webhook.ts';
import { timedOut } from './scripted-provider.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

/** A payment whose outcome nobody knows, so long after it was made. */
async function notKnownYet(open: () => Promise<World>, sinceMs = 0) {
  const world = await open();
  world.provider.script.capture = () => timedOut;
  const { id } = await world.mint();
  await world.page(id).logIn();
  await world.page(id).do('pay');
  if (sinceMs > 0) await world.pass(sinceMs, 10 * minute);
  return { world, id, reference: world.provider.order?.reference ?? '' };
}

const message = { headers: new Headers(), body: new Uint8Array() };

describeOnStores('a webhook', (open) => {
  it('rings in the transaction that keeps it, so that none is kept without having rung', async () => {
    const { world, id, reference } = await notKnownYet(open, 2 * hour);
    world.provider.webhook = { accepted: true, dedupeKey: 'e1', type: '', reference, quarantined: false };
    const asked = world.provider.count('verify');
    await world.store.keepWebhook(keptWebhook(world, { dedupeKey: 'scripted:e1', type: '', reference }));
    expect(await world.checkouts.inbox.receive(message)).toBe('kept');
    world.provider.debit(reference);
    await world.pass(1);
    expect(world.provider.count('verify')).toBe(asked + 1);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
  });

  it('that came before does not ring again', async () => {
    const { world, reference } = await notKnownYet(open, 2 * hour);
    world.provider.webhook = { accepted: true, dedupeKey: 'e1', type: '', reference, quarantined: false };
    await world.checkouts.inbox.receive(message);
    await world.pass(1);
    const asked = world.provider.count('verify');
    await world.checkouts.inbox.receive(message);
    await world.pass(1);
    expect(world.provider.count('verify')).toBe(asked);
  });
});

describeOnStores('a webhook that comes while verify is asked', (open) => {
  it('makes it be asked again, and waits for no other time', async () => {
    const { world, id, reference } = await notKnownYet(open, 2 * hour);
    const asked = world.provider.count('verify');
    let answer = (): void => {};
    const late = new Promise<'ok'>((resolve) => (answer = () => resolve('ok')));
    world.provider.script.verify = (before) => (before === asked ? late : 'ok');
    world.clock.pass(10 * minute);
    const tick = world.checkouts.completer.tick();
    await expect.poll(() => world.provider.count('verify')).toBe(asked + 1);
    world.provider.verifyAs = () => ({ kind: 'ok', value: { status: 'not-found' } });
    world.provider.debit(reference);
    world.provider.webhook = { accepted: true, dedupeKey: 'e1', type: '', reference, quarantined: false };
    await world.checkouts.inbox.receive(message);
    answer();
    await tick;
    world.provider.verifyAs = undefined;
    await world.checkouts.idle();
    await world.pass(1);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
  });
});

describeOnStores('the list of payments', (open) => {
  it('settles what verify never knew, once it said "failed" twice, a minute apart', async () => {
    const { world, id, reference } = await notKnownYet(open);
    world.provider.debit(reference, { status: 'failed' });
    world.provider.verifyAs = () => ({ kind: 'ok', value: { status: 'not-found' } });
    await world.pass(hour, 10_000);
    expect(await world.page(id).look()).toMatchObject({ step: 'declined', reason: 'bank_refused' });
  });
});
