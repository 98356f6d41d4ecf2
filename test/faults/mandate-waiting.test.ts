import { expect, it } from 'vitest';
import type { MandateAnswer } from '../../src/proxy/providers/mandate-provider.ts';
import { keptWebhook } from './kept-webhook.ts';
import { account, agree, at, details, historyOf, toTerms, toTransfer, triesOf } from './mandate-payer.ts';
import { destinations, outOfReach, refused } from './scripted-mandates.ts';
import { describeOnStores, hour, minute } from './world.ts';

const second = 1_000;

describeOnStores('a transfer that is waited for', (open) => {
  it('is asked about at once when the payer says it was sent, and believed of nobody', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    at(await payer.do('transfer-sent'), 'await-bank');
    await world.pass(second);
    expect(world.scripted.count('read-mandate')).toBe(1);
    expect(at(await payer.look(), 'await-bank').waitedSeconds).toBe(1);
    at(await payer.do('go-back'), 'send-transfer');
    world.scripted.newest().status = 'approved';
    await payer.do('transfer-sent');
    await world.pass(second);
    at(await payer.look(), 'approved');
  });

  it('is read by itself only while a page waits in front, every three seconds', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    const { version } = await toTransfer(payer);
    await world.pass(30 * second, second);
    expect(world.scripted.count('read-mandate')).toBe(0);
    const gone = new AbortController();
    const watching = world.checkouts.pages.watch(
      id,
      { pageKey: payer.pageKey },
      { after: version, waitMs: 25_000, signal: gone.signal },
    );
    await world.pass(12 * second, second);
    expect(world.scripted.count('read-mandate')).toBe(4);
    world.scripted.newest().status = 'approved';
    await world.pass(3 * second, second);
    expect((await watching)?.step).toBe('approved');
    gone.abort();
  });

  it('is learnt from the list where no page is in front, read no further than the oldest that waits', async () => {
    const world = await open();
    world.scripted.pageSize = 1;
    const first = await world.mintMandate();
    await toTransfer(world.page(first.id));
    const done = world.scripted.newest();
    const older = { ...done, providerId: 'mmc_older', reference: 'NOT-OURS', createdAt: 0 };
    world.scripted.book.unshift(older);
    done.status = 'approved';
    await world.pass(minute);
    at(await world.page(first.id).look(), 'approved');
    done.readyToDebit = true;
    await world.pass(minute);
    at(await world.page(first.id).look(), 'ready');
    await world.pass(hour);
    const second_ = await world.mintMandate({ reference: 'club-2' });
    const payer = world.page(second_.id);
    await payer.do('choose-bank', { bankId: 'nip:000013' });
    await payer.do('enter-account', { accountNumber: account, details: {} });
    at(await agree(payer), 'send-transfer');
    const before = world.scripted.count('list-mandates');
    await world.pass(minute);
    expect(world.scripted.count('list-mandates') - before).toBe(2);
  });

  it('is not approved by a mandate of the list that is another one, and somebody is told', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    await toTransfer(world.page(id));
    Object.assign(world.scripted.newest(), { status: 'approved', totalCapMinor: 999_999_00 });
    await world.pass(minute);
    at(await world.page(id).look(), 'send-transfer');
    expect(world.alarms).toContain('mandate_mismatch');
  });

  it('shows that it is too late after the deadline, and what the provider made of it', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    const { version } = await toTransfer(payer);
    await world.pass(hour);
    const late = at(await payer.look(), 'send-transfer');
    expect([late.tooLate, late.secondsLeft, late.commands]).toEqual([
      true,
      0,
      ['transfer-sent', 'restart', 'cancel'],
    ]);
    expect(late.version).toBeGreaterThan(version);
    world.scripted.newest().status = 'rejected';
    await world.pass(minute);
    expect(at(await payer.look(), 'mandate-failed').reason).toBe('rejected_by_bank');
  });

  it('may be said to be sent after the deadline too: it is asked about at once, and nobody is led back to send it', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    await world.pass(hour);
    expect(at(await payer.look(), 'send-transfer').commands).toContain('transfer-sent');
    const reads = world.scripted.count('read-mandate');
    const waiting = at(await payer.do('transfer-sent'), 'await-bank');
    expect([waiting.tooLate, waiting.commands]).toEqual([true, ['restart', 'cancel']]);
    await world.pass(second);
    expect(world.scripted.count('read-mandate')).toBe(reads + 1);
    world.scripted.newest().status = 'approved';
    await world.pass(minute);
    at(await payer.look(), 'approved');
  });

  for (const [reason, after] of [
    ['cancelled_by_provider', 10 * minute],
    ['too_late', 2 * hour],
  ] as const) {
    it(`is ${reason} where the provider cancels it after ${after / minute} minutes`, async () => {
      const world = await open();
      const { id } = await world.mintMandate();
      const payer = world.page(id);
      await toTransfer(payer);
      await world.pass(after);
      world.scripted.newest().status = 'cancelled';
      await world.pass(minute);
      expect(at(await payer.look(), 'mandate-failed').reason).toBe(reason);
      expect(await world.told()).toEqual(['mandate.created', 'mandate.cancelled']);
      const again = at(await payer.do('restart'), 'review-terms');
      expect(again.notice).toBe('started_again');
      at(await agree(payer), 'send-transfer');
    });
  }

  it('is not over because one read does not find it, unless a webhook has said so', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    world.scripted.scripted['read-mandate'] = () => refused('not_found');
    for (let asked = 0; asked < 6; asked += 1) {
      await payer.do('transfer-sent');
      await world.pass(second);
      if ((await payer.look()).step === 'await-bank') await payer.do('go-back');
    }
    at(await payer.look(), 'send-transfer');
    expect(world.alarms).toEqual(['mandate_not_found']);
    const { providerId } = world.scripted.newest();
    await world.store.keepWebhook(keptWebhook(world, { mandateId: providerId, saysCancelled: true }));
    await world.pass(second);
    expect(at(await payer.look(), 'mandate-failed').reason).toBe('cancelled_by_provider');
  });

  it('is asked about again where a webhook rings while it is being asked about', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    let answer = (_: MandateAnswer<never>) => {};
    const held = new Promise<MandateAnswer<never>>((resolve) => {
      answer = resolve;
    });
    world.scripted.scripted['read-mandate'] = (number) => (number === 0 ? held : undefined);
    await payer.do('transfer-sent');
    await world.mandates.work.tick();
    const mandate = world.scripted.newest();
    mandate.status = 'approved';
    await world.store.keepWebhook(keptWebhook(world, { mandateId: mandate.providerId }));
    await world.mandates.work.tick();
    answer(outOfReach);
    await world.mandates.work.idle();
    at(await payer.look(), 'approved');
  });

  it('keeps the checkout open past its time, until the transfer can no longer be approved', async () => {
    const world = await open();
    const { id } = await world.mintMandate({ expiresInSeconds: 60 });
    const payer = world.page(id);
    await toTransfer(payer);
    await world.pass(69 * minute, 10 * minute);
    at(await payer.look(), 'send-transfer');
    await world.pass(2 * minute);
    expect((await payer.look()).step).toBe('expired');
    await world.pass(minute);
    expect(world.scripted.newest().status).toBe('cancelled');
    expect((await triesOf(world, id)).map(({ endReason, owed }) => [endReason, owed])).toEqual([
      ['checkout_ended', undefined],
    ]);
  });

  it('starts again under a new reference on a free day, and cancels what waited first', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    const again = at(await payer.do('restart'), 'review-terms');
    expect([again.notice, again.mandate.startDate]).toEqual(['started_again', '2026-01-06']);
    expect(world.scripted.newest().status).toBe('cancelled');
    at(await agree(payer), 'send-transfer');
    expect((await triesOf(world, id)).map(({ state, endReason }) => [state, endReason])).toEqual([
      ['cancelled', 'replaced'],
      ['awaiting_transfer', undefined],
    ]);
    expect(new Set(world.scripted.book.map(({ reference }) => reference)).size).toBe(2);
  });

  it('does not start again where the transfer has come meanwhile', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    world.scripted.newest().status = 'approved';
    at(await payer.do('restart'), 'approved');
    expect(world.scripted.count('cancel-mandate')).toBe(0);
  });

  it('does not set up a second one while the end of the first is not answered', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    world.scripted.scripted['cancel-mandate'] = (number) => (number < 2 ? outOfReach : undefined);
    at(await payer.do('restart'), 'review-terms');
    at(await agree(payer), 'unavailable');
    at(await payer.do('try-again'), 'review-terms');
    expect(world.scripted.book).toHaveLength(1);
    await world.pass(5 * minute, 10 * second);
    at(await agree(payer), 'send-transfer');
    expect(world.scripted.book.map(({ status }) => status)).toEqual(['cancelled', 'waiting']);
  });

  it('shows twenty destinations, one of them recommended', async () => {
    const world = await open();
    world.scripted.created = {
      destinations: Array.from({ length: 20 }, (_, index) => ({
        ...(destinations[0] ?? { bankName: '', accountNumber: '' }),
        accountNumber: String(9_000_000_000 + index),
      })),
    };
    const { id } = await world.mintMandate();
    const sending = await toTransfer(world.page(id));
    expect(sending.destinations).toHaveLength(20);
    expect(sending.destinations.flatMap(({ recommended }) => recommended ?? [])).toEqual(['any_bank']);
  });

  it('is the same for a second phone and for a command that is repeated', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    const other = world.page(id, 'another-phone');
    const { text } = at(await other.look(), 'review-terms');
    const key = 'agreeing';
    const [one, two] = await Promise.all([
      payer.do('accept-terms', { hash: text.hash }, { key }),
      payer.do('accept-terms', { hash: text.hash }, { key }),
    ]);
    expect([one.step, two.step]).toEqual(['send-transfer', 'send-transfer']);
    at(await other.look(), 'send-transfer');
    expect(world.scripted.book).toHaveLength(1);
    expect(at(await other.do('transfer-sent'), 'await-bank').version).toBe((await payer.look()).version);
  });

  it('keeps a BVN nowhere, and a whole account number in no event, notification or view', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    const views = [JSON.stringify(await toTransfer(payer))];
    views.push(JSON.stringify(await payer.do('transfer-sent')));
    const events = JSON.stringify(await world.store.events(id));
    const told = JSON.stringify(await world.store.claimNotifications(100, 1));
    const dump = await world.driver.withConnection(async (connection) => {
      const tables = [
        'checkouts',
        'mandates',
        'commands',
        'events',
        'outbox',
        'provider_customers',
        'provider_cache',
      ];
      const rows = await Promise.all(
        tables.map((table) => connection.query(`select * from directpay.${table}`, [])),
      );
      return JSON.stringify(rows);
    });
    for (const text of [...views, events, told, dump]) {
      expect(text).not.toContain(details.bvn);
      expect(text).not.toContain(account);
      expect(text).not.toContain(details.phone);
      expect(text).not.toContain('Canary Lane');
    }
    expect(await historyOf(world, id)).toContain('transfer.claimed');
  });
});
