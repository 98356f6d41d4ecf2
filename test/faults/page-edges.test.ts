import { expect, it } from 'vitest';
import { byPage, either, payAt, toPage } from './page-payer.ts';
import { findInRows } from './rows-in-clear.ts';
import { timedOut } from './scripted-provider.ts';
import { describeOnStores, hour, minute } from './world.ts';

const referenceInUse = () => ({ kind: 'refused', reason: 'reference_in_use', code: '' }) as const;

/** An answer that the test gives when it wants. */
function held<T>(): { promise: Promise<T>; give(value: T): void } {
  let give = (_: T): void => {};
  const promise = new Promise<T>((resolve) => (give = resolve));
  return { promise, give: (value) => give(value) };
}

describeOnStores('a payer between the checkout and the provider’s page', (open) => {
  it('who comes back twice is noted once, and asked about each time', async () => {
    const world = await open();
    const { id } = await world.mint(byPage);
    const payer = world.page(id);
    await payer.do('choose-way', toPage);
    const before = world.provider.count('verify');
    await payer.do('returned');
    world.clock.pass(minute);
    expect(await payer.do('returned')).toMatchObject({ step: 'leave-to-provider', checkedSeconds: 0 });
    expect(world.provider.count('verify')).toBe(before + 2);
    const events = await world.checkouts.merchant.events(id);
    expect(events.filter(({ type }) => type === 'page.returned')).toHaveLength(1);
  });

  it('in two tabs that choose at once gets one page', async () => {
    const world = await open();
    const { id } = await world.mint(either);
    const answer = held<typeof timedOut>();
    world.pages.answerOpen = () => answer.promise;
    const one = world.page(id).do('choose-way', toPage);
    await expect.poll(() => world.pages.orders.length).toBe(1);
    const other = world.page(id, 'the-page-of-another-tab');
    await expect(other.do('choose-way', { way: 'bank' })).rejects.toMatchObject({ code: 'step_in_progress' });
    await expect(other.do('change-way')).rejects.toMatchObject({ code: 'step_out_of_order' });
    expect(await other.look()).toMatchObject({ busy: true, commands: [] });
    answer.give(timedOut);
    await one;
    expect(world.pages.orders).toHaveLength(1);
  });

  it('is given another page where the process died while the first was made, and its late answer is not believed', async () => {
    const world = await open();
    const { id } = await world.mint(byPage);
    const answer = held<typeof timedOut>();
    world.pages.answerOpen = (before) => (before === 0 ? answer.promise : undefined) as never;
    const dead = world.page(id).do('choose-way', toPage);
    await expect.poll(() => world.pages.orders.length).toBe(1);
    const after = await world.restart();
    world.clock.pass(minute);
    await after.completer.tick();
    const payer = world.page(id);
    expect(await payer.look()).toMatchObject({ step: 'choose-way', notice: 'page_not_opened', busy: false });
    answer.give(timedOut);
    await dead.catch(() => {});
    expect(world.alarms).toContain('fence_refused');
    expect(await payer.do('choose-way', toPage)).toMatchObject({ step: 'leave-to-provider' });
    const [first, second] = world.pages.orders;
    expect(first?.reference).not.toBe(second?.reference);
    payAt(world, {}, 0);
    await world.pass(10 * minute, minute);
    expect(await payer.look()).toMatchObject({ step: 'paid', providerReference: first?.reference });
  });

  it('whose reference was known already is paid where verify says so of this very payment', async () => {
    const world = await open();
    world.pages.answerOpen = referenceInUse;
    const { id } = await world.mint(byPage);
    const payer = world.page(id);
    expect(await payer.do('choose-way', toPage)).toMatchObject({
      step: 'choose-way',
      notice: 'page_not_opened',
    });
    expect(world.alarms).toEqual(['page_refused']);
    payAt(world);
    await world.pass(5 * minute, minute);
    expect(await payer.look()).toMatchObject({ step: 'paid' });
  });

  it('whose reference was another’s is not paid by what that one paid', async () => {
    const world = await open();
    world.pages.answerOpen = referenceInUse;
    const { id } = await world.mint(byPage);
    await world.page(id).do('choose-way', toPage);
    payAt(world, { amountMinor: 400_000 });
    await world.pass(5 * minute, minute);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'needs_review',
      reviewReason: 'mismatch',
    });
  });

  it('has half an hour there before the checkout expires, and another half from each return', async () => {
    const world = await open();
    const { id } = await world.mint({ ...byPage, expiresInSeconds: 60 });
    const payer = world.page(id);
    await payer.do('choose-way', toPage);
    await world.pass(20 * minute, minute);
    await payer.do('returned');
    await world.pass(29 * minute, minute);
    expect(await payer.look()).toMatchObject({ step: 'leave-to-provider' });
    await world.pass(2 * minute, minute);
    expect(await payer.look()).toMatchObject({ step: 'expired' });
    payAt(world);
    await world.pass(10 * minute, minute);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'needs_review',
      reviewReason: 'late_success',
    });
    expect(await world.told()).toEqual(['checkout.expired', 'payment.late_success']);
  });

  it('is answered to the merchant who asks for the checkout again while the payer is there, past its time', async () => {
    const world = await open();
    const { id, clientToken } = await world.mint({ ...byPage, expiresInSeconds: 60 });
    await world.page(id).do('choose-way', toPage);
    world.clock.pass(5 * minute);
    expect(await world.mint({ ...byPage, expiresInSeconds: 60 })).toMatchObject({ id, clientToken });
    await expect(world.mint({ ...byPage, expiresInSeconds: 90 })).rejects.toMatchObject({
      code: 'reference_in_use',
    });
    world.clock.pass(hour);
    expect((await world.mint({ ...byPage, expiresInSeconds: 60 })).id).not.toBe(id);
  });

  it.each([
    ['details_refused', 'order_refused', ['cancel']],
    ['split_refused', 'order_refused', ['cancel']],
    ['refused', 'provider_refuses_us', ['try-again', 'change-way', 'cancel']],
  ] as const)(
    'that the provider will not make is seen by an operator, and why: %s',
    async (reason, shown, commands) => {
      const world = await open();
      world.pages.answerOpen = () => ({ kind: 'refused', reason, code: 'no' });
      const { id } = await world.mint(byPage);
      expect(await world.page(id).do('choose-way', toPage)).toMatchObject({
        step: 'unavailable',
        reason: shown,
        commands,
      });
      expect(world.alarms).toEqual(['page_refused']);
      const events = await world.checkouts.merchant.events(id);
      expect(events.find(({ type }) => type === 'open-page.answered')?.data).toMatchObject({ reason });
    },
  );

  it('whose payment is under way for three days waits for a person, and may be resolved before', async () => {
    const world = await open();
    const { id } = await world.mint(byPage);
    const payer = world.page(id);
    await payer.do('choose-way', toPage);
    payAt(world, { status: 'open', isUnderWay: true });
    await world.pass(73 * hour, hour);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'needs_review',
      reviewReason: 'unsettled',
    });
    const resolved = await world.checkouts.merchant.resolve(
      id,
      { as: 'unpaid', note: 'asked the provider' },
      { idempotencyKey: 'resolve-1' },
    );
    expect(resolved.checkout).toMatchObject({ status: 'failed', mayHavePaid: true });
    payAt(world, { status: 'open' });
    await world.pass(hour);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'failed', mayHavePaid: false });
  });

  it('is paid at once where the provider rings', async () => {
    const world = await open();
    const { id } = await world.mint(byPage);
    await world.page(id).do('choose-way', toPage);
    payAt(world);
    world.provider.webhook = {
      accepted: true,
      dedupeKey: 'paid',
      type: 'direct_debit.payment_successful',
      reference: world.pages.orders[0]?.reference ?? '',
      quarantined: false,
    };
    await world.checkouts.inbox.receive({ headers: new Headers(), body: new Uint8Array() });
    await world.checkouts.completer.tick();
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
  });

  it('who pays a page after three days is paid, and waits for a person only three days after that', async () => {
    const world = await open();
    const { id } = await world.mint({ ...byPage, expiresInSeconds: 6 * 86_400 });
    const payer = world.page(id);
    await payer.do('choose-way', toPage);
    await world.pass(80 * hour, 10 * hour);
    payAt(world, { status: 'open', isUnderWay: true });
    await world.pass(20 * minute, 10 * minute);
    expect(await payer.look()).toMatchObject({ step: 'confirming', needsReview: false });
    payAt(world);
    await world.pass(minute);
    expect(await payer.look()).toMatchObject({ step: 'paid' });
  });

  it('who has gone to the page is looked for by the reference alone, not in the list of all payments', async () => {
    const world = await open();
    const { id } = await world.mint(byPage);
    await world.page(id).do('choose-way', toPage);
    await world.pass(hour, minute);
    expect(world.provider.count('verify')).toBeGreaterThan(30);
    expect(world.provider.count('list-payments')).toBe(0);
  });

  it('whose payment fails while a person looks into it is sent nowhere, and the merchant is told of no refusal', async () => {
    const world = await open();
    const { id } = await world.mint(byPage);
    const payer = world.page(id);
    await payer.do('choose-way', toPage);
    payAt(world, { status: 'open', isUnderWay: true });
    await world.pass(minute);
    await world.pass(73 * hour);
    payAt(world, { status: 'failed' });
    await world.pass(4 * hour, hour);
    expect((await world.store.read(id))?.attempts[0]?.state).toBe('refused');
    expect(await world.told()).toEqual(['checkout.needs_review']);
  });

  it('is not held up by pages that were never given, up to fifty tries in all', async () => {
    const world = await open();
    const { id } = await world.mint(byPage);
    const payer = world.page(id);
    world.pages.answerOpen = () => timedOut;
    for (let page = 1; page <= 49; page += 1) await payer.do('choose-way', toPage);
    const lost = world.pages.orders[0]?.returnUrl.split('/').at(-1) ?? '';
    expect(await world.checkouts.pages.byReturnToken(lost)).toBeUndefined();
    world.pages.answerOpen = undefined;
    expect(await payer.do('choose-way', toPage)).toMatchObject({ step: 'leave-to-provider' });
    await payer.do('change-way');
    await expect(payer.do('choose-way', toPage)).rejects.toMatchObject({ code: 'locked' });
    expect(world.pages.orders).toHaveLength(50);
  });

  it('may ask for ten pages and no more', async () => {
    const world = await open();
    const { id } = await world.mint(byPage);
    const payer = world.page(id);
    for (let page = 1; page <= 10; page += 1) {
      await payer.do('choose-way', toPage);
      await payer.do('change-way');
    }
    await expect(payer.do('choose-way', toPage)).rejects.toMatchObject({ code: 'locked' });
    expect(world.pages.orders).toHaveLength(10);
  });

  it('leaves neither the page’s address nor the way back in clear, wherever one looks', async () => {
    const world = await open();
    const { id } = await world.mint(byPage);
    const payer = world.page(id);
    await payer.do('choose-way', toPage);
    const back = world.pages.orders[0]?.returnUrl.split('/').at(-1) ?? 'none';
    const words = ['pay.provider.example', back];
    const search = async () => {
      const told = [await world.checkouts.merchant.events(id), await world.store.read(id)];
      const text = JSON.stringify(told);
      return [...(await findInRows(world.driver, words)), ...words.filter((word) => text.includes(word))];
    };
    expect(await search()).toEqual([]);
    payAt(world);
    await payer.do('returned');
    expect(await payer.look()).toMatchObject({ step: 'paid' });
    expect(await search()).toEqual([]);
    expect(JSON.stringify(await payer.look())).not.toContain('pay.provider.example');
  });
});
