import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { asksToken, refused } from './scripted-provider.ts';
import { describeOnStores, hour } from './world.ts';

describeOnStores('a page that asks', (open) => {
  it('again with the same key is answered with what came of it, and the provider is called once', async () => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    const { version } = await payer.look();
    const request = { command: 'pay' as const, body: { version }, idempotencyKey: 'the-same-key' };
    const page = { pageKey: payer.pageKey };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        world.checkouts.pages.command(id, page, request, { patienceMs: 60_000 }),
      ),
    );
    expect(answers.map(({ view }) => view.step)).toEqual(Array(10).fill('paid'));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const later = await world.checkouts.pages.command(id, page, request, { patienceMs: 60_000 });
    expect(later).toMatchObject({ replayed: true, view: { step: 'paid' } });
    expect(world.provider.count('charge')).toBe(1);
    expect(world.provider.debits).toHaveLength(1);
  });

  it('for something else with a used key is refused', async () => {
    const world = await open();
    const first = await world.mint();
    await world.page(first.id).do('choose-bank', { bankId: 'one-way' }, { key: 'used' });
    await expect(world.page(first.id).do('cancel', {}, { key: 'used' })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    const second = await world.mint({ reference: 'order-2' });
    await expect(
      world.page(second.id).do('choose-bank', { bankId: 'one-way' }, { key: 'used' }),
    ).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('with an old version, a skipped step or after the end gets the current view and changes nothing', async () => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.do('choose-bank', { bankId: 'one-way' });
    await expect(payer.do('pay')).rejects.toMatchObject({
      code: 'step_out_of_order',
      view: { step: 'log-in' },
    });
    await expect(payer.do('log-in', { version: 1, fields: {} })).rejects.toMatchObject({
      code: 'step_out_of_order',
      view: { step: 'log-in' },
    });
    await payer.do('cancel');
    await expect(payer.do('choose-bank', { bankId: 'one-way' })).rejects.toMatchObject({
      code: 'already_final',
      view: { step: 'cancelled' },
    });
    expect(world.provider.calls.map(({ call }) => call)).toEqual(['institutions', 'connect']);
  });

  it('with an amount, an unknown bank or anything else that the contract does not name is refused', async () => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    for (const body of [{ bankId: 'one-way', amountMinor: 1 }, { bankId: 'nowhere' }, {}, { bankId: 7 }]) {
      await expect(payer.do('choose-bank', body)).rejects.toMatchObject({ code: 'invalid_request' });
    }
    expect(await payer.look()).toMatchObject({ step: 'choose-bank', version: 1, amountMinor: 500_000 });
  });

  it('from elsewhere sees that another page holds the login, and may start over but not pay', async () => {
    const world = await open();
    const { id } = await world.mint();
    await world.page(id).logIn();
    const other = world.page(id, 'another-page');
    expect(await other.look()).toMatchObject({ step: 'in-use', commands: ['start-over'] });
    for (const command of ['pay', 'go-back', 'cancel'] as const) {
      await expect(other.do(command)).rejects.toMatchObject({ code: 'step_out_of_order' });
    }
    expect(await other.do('start-over')).toMatchObject({ step: 'choose-bank', notice: 'started_over' });
    expect(await world.page(id).look()).toMatchObject({ step: 'choose-bank' });
  });

  it('gets the busy view when its patience is over, and watching tells the rest', async () => {
    const world = await open();
    let answer = (_: ReturnType<typeof refused>) => {};
    world.provider.script.charge = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    const busy = await payer.do('pay', {}, { patienceMs: 2_000 });
    expect(busy).toMatchObject({ busy: true, commands: [] });
    const watching = world.checkouts.pages.watch(
      id,
      { pageKey: payer.pageKey },
      { after: (await payer.look()).version, waitMs: 25_000, signal: new AbortController().signal },
    );
    const cancelled = world.checkouts.merchant.cancel(id, { idempotencyKey: 'cancel' });
    await expect(cancelled).rejects.toMatchObject({ code: 'step_in_progress' });
    while (world.provider.count('charge') === 0) await payer.look();
    answer(refused('insufficient_funds'));
    await world.checkouts.idle();
    expect((await watching)?.version).toBeGreaterThan(busy.version);
    expect(await payer.look()).toMatchObject({ step: 'declined', busy: false });
  });

  it('finds nothing of what was typed, nor the bank session, in rows, events, notifications or views', async () => {
    const world = await open();
    world.provider.script.charge = () => asksToken;
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    const before = await payer.do('pay');
    await payer.do('authorise', { fields: { token: 'token-canary' } });
    const rows = await world.driver.withConnection(async (connection) => {
      const all: unknown[] = [];
      for (const table of ['checkouts', 'attempts', 'commands', 'events', 'outbox', 'inbox']) {
        all.push(await connection.query(`select row_to_json(t)::text from directpay.${table} t`, []));
      }
      return JSON.stringify(all);
    });
    const held = inspect([await world.store.read(id), before, await payer.look()], { depth: 20 });
    for (const canary of [
      'password-canary',
      'token-canary',
      'bank-session-canary',
      'Bisi Canary',
      '08030000000',
      '0123456789',
    ]) {
      expect(rows).not.toContain(canary);
      expect(held).not.toContain(canary);
    }
  });
});

describeOnStores('a merchant', (open) => {
  it('gets the open checkout again for the same reference and terms, and no other way', async () => {
    const world = await open();
    const first = await world.mint();
    expect(await world.mint()).toEqual(first);
    expect(await world.mint({}, 'key-of-the-first')).toEqual(first);
    await expect(world.mint({ amountMinor: 1 })).rejects.toMatchObject({ code: 'reference_in_use' });
    await expect(world.mint({ reference: 'order-9' }, 'key-of-the-first')).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    const made = await Promise.all(Array.from({ length: 8 }, () => world.mint({ reference: 'raced' })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it('cannot make a checkout with a bad amount, a foreign return address or origin', async () => {
    const world = await open();
    for (const amountMinor of [0, -1, 1.5, Number.NaN, 2 ** 53 + 2, '100' as unknown as number]) {
      await expect(world.mint({ amountMinor })).rejects.toMatchObject({ code: 'amount_invalid' });
    }
    for (const returnUrl of [
      '//evil.example',
      '/\\evil.example',
      'https://adirelane.example@evil.example/',
      'https://adirelane.example.evil.example/',
      'javascript:alert(1)',
      'https://adirelane.example/\r\nSet-Cookie: a=b',
      'http://adirelane.example/',
      'otherapp://back',
      'https://adirelane.example/go?to=%252F%252Fevil.example',
    ]) {
      for (const field of ['returnUrl', 'cancelUrl']) {
        const refused = world.mint({ [field]: returnUrl });
        await expect(refused).rejects.toMatchObject({ code: 'invalid_request', field });
      }
    }
    await expect(world.mint({ allowedOrigins: ['https://evil.example'] })).rejects.toMatchObject({
      code: 'invalid_request',
      field: 'allowedOrigins',
    });
    const made = await world.mint({
      returnUrl: 'adirelane://paid',
      cancelUrl: 'https://adirelane.example/basket?a=1',
    });
    expect(await world.page(made.id).look()).toMatchObject({ returnUrl: 'adirelane://paid' });
  });

  it('with live keys asks for small amounts until one live payment was verified to match', async () => {
    const world = await open({ mode: 'live' });
    await expect(world.mint({ amountMinor: 20_001 })).rejects.toMatchObject({ code: 'amount_invalid' });
    const { id } = await world.mint({ amountMinor: 20_000 });
    await world.page(id).logIn();
    await world.page(id).do('pay');
    expect(await world.mint({ amountMinor: 20_001, reference: 'order-2' })).toMatchObject({ status: 'open' });
  });

  it('finds checkouts by reference, status and support code, page by page', async () => {
    const world = await open();
    for (let number = 1; number <= 52; number += 1) await world.mint({ reference: `order-${number}` });
    const { merchant } = world.checkouts;
    const first = await merchant.list({ status: 'open' });
    const second = await merchant.list({ status: 'open', cursor: first.nextCursor ?? '' });
    const all = [...first.data, ...second.data].map(({ reference }) => reference);
    expect([first.data.length, second.data.length, new Set(all).size]).toEqual([50, 2, 52]);
    const [one] = (await merchant.list({ reference: 'order-7' })).data;
    expect(await merchant.list({ supportCode: one?.supportCode ?? '' })).toEqual({ data: [one] });
    expect(one?.supportCode).toMatch(/^[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}$/);
    expect((await merchant.list({ reference: "' or 1=1 --" })).data).toEqual([]);
  });

  it('has ends, terms and events that the database itself refuses to change', async () => {
    const world = await open();
    const { id } = await world.mint();
    await world.page(id).logIn();
    await world.page(id).do('pay');
    for (const statement of [
      "update directpay.checkouts set status = 'failed'",
      'update directpay.checkouts set amount_minor = 1',
      'update directpay.checkouts set payment = null',
      'update directpay.checkouts set version = 1',
      "update directpay.attempts set state = 'over'",
      "update directpay.attempts set reference = 'X'",
      "update directpay.events set type = 'x'",
      'delete from directpay.events',
      'delete from directpay.checkouts',
      'delete from directpay.attempts',
    ]) {
      await expect(
        world.driver.withConnection((connection) => connection.query(statement, [])),
        statement,
      ).rejects.toMatchObject({ code: '23000' });
    }
    await world.pass(hour);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'succeeded' });
  });
});
