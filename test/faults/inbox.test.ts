import { expect, it } from 'vitest';
import { createCheckouts } from '../../src/proxy/checkouts/create-checkouts.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createLinkKind } from '../../src/proxy/links/link-kind.ts';
import { createMandateKind } from '../../src/proxy/mandates/mandate-kind.ts';
import { createWebhookReader, readWebhookBody } from '../../src/proxy/providers/mono/webhook.ts';
import { StoreUnavailable } from '../../src/proxy/store/records.ts';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { lostCapture } from './lost-capture.ts';
import { plainSettings } from './plain-settings.ts';
import { timedOut } from './scripted-provider.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const secret = 'a-secret-that-mono-shares';
const event = 'direct_debit.payment_successful';

/** The webhooks are read by the provider's real adapter. */
function readByMono(world: World): void {
  world.provider.readWebhook = createWebhookReader([secret]);
  world.provider.rereadWebhook = readWebhookBody;
}

const bytes = (body: unknown) =>
  new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));

const ring = (world: World, body: unknown, shared = secret) =>
  world.checkouts.inbox.receive({
    headers: new Headers({ 'mono-webhook-secret': shared }),
    body: bytes(body),
  });

/** A payer whose capture was lost two hours ago: verify is asked every ten minutes by now. */
async function waiting(
  open: (options?: object) => Promise<World>,
): Promise<{ world: World; id: string; reference: string }> {
  const world = await open();
  readByMono(world);
  const lost = await lostCapture(world);
  await world.pass(2 * hour, 30 * minute);
  return { world, ...lost };
}

async function kept(world: World): Promise<readonly unknown[]> {
  return world.driver.withConnection((connection) =>
    connection.query('select type, reference, quarantined from directpay.inbox order by received_at, id', []),
  );
}

describeOnStores('a webhook of the provider', (open) => {
  it('makes the proxy ask at once, whatever shape it names the payment in, and sets nothing itself', async () => {
    const { world, id, reference } = await waiting(open);
    const bodies = [
      { event, event_id: 'e1', data: { object: { reference, status: 'successful' } } },
      { event, data: { object: { _id: 'o1', reference, status: 'successful' } } },
      { event, data: { reference, status: 'successful', amount: 1 } },
      { data: { event, data: { reference, status: 'failed' } } },
    ];
    for (const body of bodies) {
      const asked = world.provider.count('verify');
      expect(await ring(world, body)).toBe('kept');
      await world.pass(1);
      expect(world.provider.count('verify')).toBe(asked + 1);
      expect(await world.page(id).look()).toMatchObject({ step: 'confirming' });
    }
    expect(await kept(world)).toEqual(bodies.map(() => [event, reference, false]));
    expect(await world.told()).toEqual([]);
  });

  it('that is forged is rejected and leaves nothing behind', async () => {
    const { world, reference } = await waiting(open);
    const asked = world.provider.count('verify');
    for (const shared of ['', 'wrong', `${secret}x`, secret.slice(1)]) {
      expect(await ring(world, { event, data: { reference } }, shared)).toBe('rejected');
    }
    await world.pass(1);
    expect([world.provider.count('verify'), await kept(world)]).toEqual([asked, []]);
  });

  it('that comes five times at once is kept once and rings once', async () => {
    const { world, id, reference } = await waiting(open);
    world.provider.debit(reference);
    const asked = world.provider.count('verify');
    const body = { event, event_id: 'e1', data: { reference } };
    expect(await Promise.all(Array.from({ length: 5 }, () => ring(world, body)))).toEqual(
      Array(5).fill('kept'),
    );
    await world.pass(1);
    expect([world.provider.count('verify'), (await kept(world)).length]).toEqual([asked + 1, 1]);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });

  it('without an id of its own is known again by its bytes', async () => {
    const { world, reference } = await waiting(open);
    const body = { event, data: { reference } };
    expect([await ring(world, body), await ring(world, body)]).toEqual(['kept', 'kept']);
    expect(await ring(world, { ...body, timestamp: 2 })).toBe('kept');
    expect((await kept(world)).length).toBe(2);
  });

  it('that comes out of order, or contradicts an earlier one, takes nothing back', async () => {
    const { world, id, reference } = await waiting(open);
    world.provider.debit(reference);
    for (const word of ['successful', 'failed', 'processing', 'abandoned', 'cancelled']) {
      await ring(world, { event: `direct_debit.payment_${word}`, data: { reference, status: word } });
      await world.pass(1);
      expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
    }
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });

  it('before the answer to the capture settles the payment; the late answer changes nothing', async () => {
    const world = await open();
    readByMono(world);
    let answer = (_: typeof timedOut) => {};
    world.provider.script.capture = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    expect(await payer.do('pay', {}, { patienceMs: 2_000 })).toMatchObject({ busy: true });
    const reference = world.provider.order?.reference ?? '';
    world.provider.debit(reference);
    await ring(world, { event, data: { reference } });
    await world.checkouts.completer.tick();
    const paid = await payer.look();
    expect(paid).toMatchObject({ step: 'paid', busy: false });
    answer(timedOut);
    await world.checkouts.idle();
    expect(await payer.look()).toEqual(paid);
    expect(world.alarms).toEqual([]);
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });

  it('that is lost for ever is not needed', async () => {
    const { world, id, reference } = await waiting(open);
    world.provider.debit(reference);
    await world.pass(20 * minute, 10 * minute);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
  });

  it('of an unknown kind, or about another’s payment, is kept and changes nothing', async () => {
    const { world, id } = await waiting(open);
    const before = await world.checkouts.merchant.get(id);
    await ring(world, { event: 'something.new', data: { reference: 'NOBODYS0000000000000' } });
    await ring(world, { event: 'mono.events.account_connected', data: { id: 'a1' } });
    await world.pass(1);
    expect(await world.checkouts.merchant.get(id)).toEqual(before);
    expect((await kept(world)).length).toBe(2);
  });

  it('is answered only once it is kept: a commit that fails is no "kept"', async () => {
    const { world, reference } = await waiting(open);
    const { driver, clock, provider } = world;
    const keyring = createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']);
    const broken = await createSqlStore({
      keyring,
      clock,
      driver: {
        ...driver,
        withConnection: (work) =>
          driver.withConnection((connection) =>
            work({
              async query(text, params) {
                if (text === 'commit') throw Object.assign(new Error('gone'), { code: 'CONNECTION_LOST' });
                return connection.query(text, params);
              },
            }),
          ),
      },
    });
    const { inbox } = createCheckouts({
      mandateKind: createMandateKind,
      linkKind: createLinkKind,
      store: broken,
      provider,
      clock,
      keyring,
      raiseAlarm: () => {},
      settings: plainSettings,
    });
    const message = {
      headers: new Headers({ 'mono-webhook-secret': secret }),
      body: bytes({ event, data: { reference } }),
    };
    await expect(inbox.receive(message)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await kept(world)).toEqual([]);
  });
});

describeOnStores('a webhook that nobody can make sense of', (open) => {
  const unreadable = '{"event":';

  it('is kept as it came, encrypted, and everything unsettled is asked about', async () => {
    const { world, id, reference } = await waiting(open);
    world.provider.debit(reference);
    expect(await ring(world, unreadable)).toBe('kept');
    await world.pass(1);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
    const rows = await world.driver.withConnection((connection) =>
      connection.query('select id, body from directpay.inbox', []),
    );
    expect(rows).toHaveLength(1);
    expect(String(rows[0]?.[1])).not.toContain(Buffer.from(unreadable).toString('base64'));
    const stored = await world.store.readWebhook(String(rows[0]?.[0]));
    expect(Buffer.from(stored?.body.open() ?? '', 'base64').toString()).toBe(unreadable);
  });

  it('is listed by the merchant API with what it was about, without what stood in it', async () => {
    const { world, reference } = await waiting(open);
    await ring(world, unreadable);
    world.clock.pass(minute);
    await ring(world, { event, data: { reference } });
    const { webhooks } = world.checkouts;
    const all = (await webhooks.list({})).data;
    expect(all).toEqual([
      {
        id: expect.stringMatching(/^wh_/),
        type: event,
        reference,
        quarantined: false,
        receivedAt: '2026-01-05T11:01:00.000Z',
      },
      {
        id: expect.stringMatching(/^wh_/),
        type: 'unreadable',
        quarantined: true,
        receivedAt: '2026-01-05T11:00:00.000Z',
      },
    ]);
    expect((await webhooks.list({ quarantined: 'true' })).data).toEqual(all.slice(1));
    expect((await webhooks.list({ quarantined: 'false' })).data).toEqual(all.slice(0, 1));
    expect((await webhooks.list({ providerReference: reference })).data).toEqual(all.slice(0, 1));
  });

  it('is listed page by page, each once', async () => {
    const { world } = await waiting(open);
    for (let number = 0; number < 52; number += 1) await ring(world, `{"event":${number}`);
    const first = await world.checkouts.webhooks.list({ quarantined: 'true' });
    const second = await world.checkouts.webhooks.list({
      quarantined: 'true',
      cursor: first.nextCursor ?? '',
    });
    const ids = [...first.data, ...second.data].map(({ id }) => id);
    expect([first.data.length, second.data.length, new Set(ids).size]).toEqual([50, 2, 52]);
    expect(second).not.toHaveProperty('nextCursor');
    const broken = world.checkouts.webhooks.list({ cursor: 'x' });
    await expect(broken).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('can be read again by a later reader, which asks about the payment that it names', async () => {
    const { world, id, reference } = await waiting(open);
    const body = { kind: event, about: reference };
    await ring(world, body);
    await world.pass(1);
    const { webhooks } = world.checkouts;
    const [webhook] = (await webhooks.list({ quarantined: 'true' })).data;
    world.provider.rereadWebhook = (stored) => {
      const { kind, about } = JSON.parse(new TextDecoder().decode(stored)) as typeof body;
      return { accepted: true, dedupeKey: 'later', type: kind, reference: about, quarantined: false };
    };
    world.provider.debit(reference);
    const key = { idempotencyKey: 'replay-1' };
    const asked = world.provider.count('verify');
    const done = await webhooks.replay(webhook?.id ?? '', key);
    expect(done).toEqual({
      replayed: false,
      webhook: {
        ...webhook,
        type: event,
        reference,
        quarantined: false,
        replayedAt: '2026-01-05T11:00:00.001Z',
      },
    });
    await world.pass(1);
    expect(world.provider.count('verify')).toBe(asked + 1);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
    expect(await webhooks.replay(webhook?.id ?? '', key)).toEqual({ ...done, replayed: true });
    await world.pass(1);
    expect(world.provider.count('verify')).toBe(asked + 1);
    expect((await webhooks.list({ quarantined: 'true' })).data).toEqual([]);
  });

  it('that is read again in vain has everything unsettled asked about', async () => {
    const { world, id, reference } = await waiting(open);
    await ring(world, unreadable);
    await world.pass(1);
    const [webhook] = (await world.checkouts.webhooks.list({})).data;
    world.provider.debit(reference);
    await world.checkouts.webhooks.replay(webhook?.id ?? '', { idempotencyKey: 'r' });
    await world.pass(1);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
  });

  it('is not read again without a key, by another’s key, or where there is none', async () => {
    const { world } = await waiting(open);
    await ring(world, unreadable);
    await ring(world, '[]');
    const { webhooks } = world.checkouts;
    const [one, other] = (await webhooks.list({})).data.map(({ id }) => id);
    const again = (id: string | undefined, idempotencyKey: string) =>
      webhooks.replay(id ?? '', { idempotencyKey });
    await again(one, 'used');
    for (const [id, key, code] of [
      [other, 'used', 'idempotency_key_reused'],
      [other, '', 'idempotency_key_required'],
      [other, 'k'.repeat(256), 'invalid_request'],
      ['wh_nobodys', 'new', 'not_found'],
    ] as const) {
      await expect(again(id, key)).rejects.toMatchObject({ code });
    }
  });
});
