import { expect, it } from 'vitest';
import { keptWebhook } from './kept-webhook.ts';
import { agree, at, historyOf, toTerms, triesOf } from './mandate-payer.ts';
import { outOfReach } from './scripted-mandates.ts';
import { describeOnStores, hour, minute } from './world.ts';

const second = 1_000;

describeOnStores('a create whose answer is lost', (open) => {
  it('is found in the list, cancelled there, and set up anew while its payer waits', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) => (number === 0 ? 'lost' : undefined);
    world.scripted.keepsDays = true;
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    const waiting = at(await agree(payer), 'review-terms');
    expect([waiting.busy, waiting.commands]).toEqual([true, []]);
    await expect(payer.do('accept-terms', { hash: waiting.text.hash })).rejects.toMatchObject({
      code: 'step_out_of_order',
    });
    await world.pass(6 * second, 3 * second);
    at(await payer.look(), 'send-transfer');
    expect(world.scripted.book.map(({ status }) => status)).toEqual(['cancelled', 'waiting']);
    expect((await triesOf(world, id)).map(({ state, owed }) => [state, owed])).toEqual([
      ['cancelled', undefined],
      ['awaiting_transfer', undefined],
    ]);
    const [first, second_] = world.scripted.book;
    expect(first?.reference).not.toBe(second_?.reference);
    expect([first?.order.startDate, second_?.order.startDate]).toEqual(['2026-01-05', '2026-01-06']);
    const [agreed, made] = await triesOf(world, id);
    expect(made?.accepted).toEqual(agreed?.accepted);
    expect((await historyOf(world, id)).filter((type) => type === 'terms.accepted')).toHaveLength(1);
  });

  it('is cancelled there and waits for its payer who has gone', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) => (number === 0 ? 'lost' : undefined);
    world.scripted.scripted['list-mandates'] = (number) => (number < 1 ? outOfReach : undefined);
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    await agree(payer);
    await world.pass(3 * second);
    await world.pass(11 * minute);
    expect(at(await payer.look(), 'review-terms')).toMatchObject({ notice: 'not_set_up', busy: false });
    await world.pass(minute, 10 * second);
    expect(world.scripted.book.map(({ status }) => status)).toEqual(['cancelled']);
    at(await agree(payer), 'send-transfer');
  });

  it('was not made once the list did not have it twice, when nothing can be on its way any more', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) => (number === 0 ? outOfReach : undefined);
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    await agree(payer);
    await world.pass(55 * second, 5 * second);
    expect((await payer.look()).busy).toBe(true);
    await world.pass(10 * second, 5 * second);
    expect(at(await payer.look(), 'review-terms')).toMatchObject({ notice: 'not_set_up', busy: false });
    expect((await triesOf(world, id)).map(({ state, endReason }) => [state, endReason])).toEqual([
      ['cancelled', 'not_created'],
      ['drafted', undefined],
    ]);
    at(await agree(payer), 'send-transfer');
    expect(world.scripted.book).toHaveLength(1);
  });

  it('is never said not to be there by a list that could not be read', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = () => 'lost';
    world.scripted.scripted['list-mandates'] = () => outOfReach;
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    await agree(payer);
    await world.pass(26 * hour, 2 * hour);
    expect((await payer.look()).busy).toBe(true);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'open' });
  });

  it('is alarmed once where the list cannot be read, and its payer reads that nobody knows yet', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) => (number === 0 ? 'lost' : undefined);
    let isReadable = false;
    world.scripted.scripted['list-mandates'] = () => (isReadable ? undefined : outOfReach);
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    const { version } = await agree(payer);
    await world.pass(110 * second, 10 * second);
    expect([world.alarms, at(await payer.look(), 'review-terms').notice]).toEqual([[], undefined]);
    await world.pass(10 * minute, 10 * second);
    const view = at(await payer.look(), 'review-terms');
    expect([view.notice, view.busy, view.commands, view.version > version]).toEqual([
      'not_known_yet',
      true,
      [],
      true,
    ]);
    expect(world.alarms).toEqual(['mandate_create_unknown']);
    isReadable = true;
    await world.pass(minute, 10 * second);
    expect(at(await payer.look(), 'review-terms').notice).toBe('not_set_up');
    at(await agree(payer), 'send-transfer');
  });

  it('says nothing to a payer who is at a later try, and is alarmed all the same', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) => (number === 0 ? outOfReach : undefined);
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    await agree(payer);
    await world.pass(2 * minute, 10 * second);
    const before = at(await payer.look(), 'review-terms');
    expect(before.notice).toBe('not_set_up');
    world.scripted.scripted['list-mandates'] = () => outOfReach;
    const reference = (await triesOf(world, id))[0]?.reference;
    await world.store.keepWebhook(keptWebhook(world, { reference }));
    await world.pass(10 * minute, 10 * second);
    expect((await triesOf(world, id))[0]?.owed).toBe('cancel');
    expect(at(await payer.look(), 'review-terms').notice).toBe('not_set_up');
    expect(world.alarms).toEqual(['mandate_create_unknown']);
  });

  it('is taken as it is where it was approved at once', async () => {
    const world = await open();
    world.scripted.created = { status: 'approved', readyToDebit: true };
    world.scripted.scripted['create-mandate'] = () => 'lost';
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    await agree(payer);
    await world.pass(3 * second);
    at(await payer.look(), 'ready');
    expect(world.scripted.count('create-mandate')).toBe(1);
    expect(await world.told()).toEqual([
      'mandate.created',
      'checkout.succeeded',
      'mandate.approved',
      'mandate.ready',
    ]);
  });

  it('is looked for and cancelled after the merchant has ended the checkout', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = () => 'lost';
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    await agree(payer);
    await world.checkouts.merchant.cancel(id, { idempotencyKey: 'cancel' });
    expect((await payer.look()).step).toBe('cancelled');
    await world.pass(minute, 5 * second);
    expect(world.scripted.newest().status).toBe('cancelled');
    expect((await triesOf(world, id)).map(({ owed, nextAt }) => [owed, nextAt])).toEqual([
      [undefined, undefined],
    ]);
  });

  it('is looked for by the process after, where the one that sent it has died', async () => {
    const world = await open();
    let done = () => {};
    const asked = new Promise<void>((resolve) => {
      done = resolve;
    });
    world.scripted.scripted['create-mandate'] = (number) => {
      done();
      return number === 0 ? new Promise(() => {}) : undefined;
    };
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    void agree(payer);
    await asked;
    const after = await world.restart();
    world.clock.pass(30 * second);
    await after.completer.tick();
    for (let waited = 0; waited < 12; waited += 1) {
      world.clock.pass(10 * second);
      await world.mandates.work.tick();
      await world.mandates.work.idle();
    }
    expect(at(await payer.look(), 'review-terms').notice).toBe('not_set_up');
    expect(world.scripted.book).toHaveLength(0);
  });
});
