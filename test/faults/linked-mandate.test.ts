import { expect, it } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import { atPage, linkedAccounts } from './linking-payer.ts';
import { account, agree, at, details, triesOf } from './mandate-payer.ts';
import { outOfReach } from './scripted-mandates.ts';
import { describeOnStores, minute, type World } from './world.ts';

const { email: _, ...asked } = details;
const payerOfLink = { id: 'bisi', name: 'Bisi Ade', email: 'bisi@adirelane.example' };
const { id: _id, ...nameless } = payerOfLink;
const number = '0123454567';

/** Bisi has linked an account; the answer is its id. */
async function linked(
  world: World,
  told: Parameters<World['linking']['link']>[1] = {},
  customer: { id?: string; name: string; email: string } = payerOfLink,
): Promise<string> {
  await atPage(world, { customer });
  world.linking.link('acc_1', { customerId: `customer of ${customer.email}`, ...told });
  await world.pass(minute, 15_000);
  const [found] = (await linkedAccounts(world)).data;
  if (!found) throw new Error('Nothing was linked');
  return found.id;
}

const orderOf = (linkedAccountId: string) =>
  ({
    type: 'emandate',
    debitType: 'variable',
    totalCapMinor: 5_000_000,
    startDate: '2026-01-05',
    endDate: '2026-12-31',
    linkedAccountId,
  }) as const;

const begin = (world: World, linkedAccountId: string, changes: Parameters<World['mintMandate']>[0] = {}) =>
  world.mintMandate({ customer: payerOfLink, mandate: orderOf(linkedAccountId), ...changes });

const refusal = { code: 'invalid_request', field: 'mandate.linkedAccountId' };

describeOnStores('a mandate of an account that its payer has linked', (open) => {
  it('begins at the bank of the account, shows its last four digits, and is set up without anybody typing the number', async () => {
    const world = await open();
    const { id } = await begin(world, await linked(world));
    const payer = world.page(id);
    const entering = at(await payer.look(), 'enter-account');
    expect(entering).toMatchObject({
      bank: { name: 'GTBank', bankCode: '058' },
      account: { lastFour: '4567' },
      linked: true,
      asks: ['phone', 'address', 'bvn'],
      commands: ['enter-account', 'go-back', 'change-bank', 'cancel'],
    });
    expect(JSON.stringify(entering)).not.toContain(number);
    const terms = at(await payer.do('enter-account', { details: asked }), 'review-terms');
    expect(terms.account).toEqual({ lastFour: '4567' });
    at(await agree(payer), 'send-transfer');
    expect(world.scripted.newest().order).toMatchObject({ accountNumber: number, bankCode: '058' });
    expect(
      (await world.checkouts.merchant.events(id)).filter(({ type }) => type === 'account.entered'),
    ).toEqual([expect.objectContaining({ data: { linked: true } })]);
  });

  it('asks the provider for nothing when it is created, and does not wait for it', async () => {
    const world = await open();
    const account = await linked(world);
    const before = world.linking.asked.length;
    world.linking.answerRead = () => new Promise(() => {});
    await begin(world, account);
    expect(world.linking.asked.slice(before)).toEqual([]);
  });

  it('waits for no list of banks when it is created, nor when that is asked again', async () => {
    const world = await open();
    world.scripted.scripted['mandate-banks'] = () => new Promise(() => {});
    const account = await linked(world);
    const { id } = await begin(world, account);
    expect((await begin(world, account)).id).toBe(id);
    expect((await world.store.read(id))?.checkout.step).toBe('choose-bank');
  });

  it('begins at the list of banks where that could not be had, and offers the account at its bank', async () => {
    const world = await open();
    world.scripted.scripted['mandate-banks'] = (before) => (before < 2 ? outOfReach : undefined);
    const account = await linked(world);
    const { id } = await begin(world, account);
    const payer = world.page(id);
    await world.pass(minute, 15_000);
    at(await payer.look(), 'choose-bank');
    expect(at(await payer.do('choose-bank', { bankId: 'nip:000013' }), 'enter-account')).toMatchObject({
      account: { lastFour: '4567' },
      linked: true,
    });
  });

  it('begins at the list of banks where none is set up at its own, and offers it nowhere', async () => {
    const world = await open();
    const { id } = await begin(world, await linked(world, { bankName: 'Kuda', bankCode: '672' }));
    const payer = world.page(id);
    at(await payer.look(), 'choose-bank');
    const entering = at(await payer.do('choose-bank', { bankId: 'nip:000013' }), 'enter-account');
    expect([entering.account, entering.linked]).toEqual([undefined, undefined]);
    await expect(payer.do('enter-account', { details: asked })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });

  it('begins at its bank where the provider has not told its number, which the payer types', async () => {
    const world = await open();
    const { id } = await begin(world, await linked(world, { number: undefined }));
    const entering = at(await world.page(id).look(), 'enter-account');
    expect([entering.bank.name, entering.account, entering.linked]).toEqual(['GTBank', undefined, undefined]);
  });

  it('is not offered at another bank, where the payer enters another account', async () => {
    const world = await open();
    const { id } = await begin(world, await linked(world));
    const payer = world.page(id);
    at(await payer.do('change-bank'), 'choose-bank');
    const entering = at(await payer.do('choose-bank', { bankId: 'nip:000010' }), 'enter-account');
    expect(entering).toMatchObject({ bank: { name: 'Ecobank', smallestTransferMinor: 10_000 } });
    expect([entering.account, entering.linked]).toEqual([undefined, undefined]);
    await expect(payer.do('enter-account', { details: asked })).rejects.toMatchObject({
      code: 'invalid_request',
    });
    const terms = at(
      await payer.do('enter-account', { accountNumber: account, details: asked }),
      'review-terms',
    );
    expect(terms.account).toEqual({ lastFour: '3461' });
  });

  it('is of another account where the payer types one, and keeps that', async () => {
    const world = await open();
    const { id } = await begin(world, await linked(world));
    const payer = world.page(id);
    await payer.do('enter-account', { accountNumber: account, details: asked });
    const entering = at(await payer.do('go-back'), 'enter-account');
    expect([entering.account, entering.linked]).toEqual([{ lastFour: '3461' }, undefined]);
  });

  it('keeps the account where the payer starts again', async () => {
    const world = await open();
    const { id } = await begin(world, await linked(world));
    const payer = world.page(id);
    await payer.do('enter-account', { details: asked });
    await agree(payer);
    const again = at(await payer.do('restart'), 'review-terms');
    expect(again.account).toEqual({ lastFour: '4567' });
    await agree(payer);
    const tries = await triesOf(world, id);
    expect(tries.map(({ accountNumber }) => accountNumber?.open())).toEqual([number, number]);
    expect(new Set(tries.map(({ reference }) => reference)).size).toBe(2);
  });

  it('is entered by hand where the account has gone since it was shown', async () => {
    const world = await open();
    const linkId = await linked(world);
    const { id } = await begin(world, linkId);
    const payer = world.page(id);
    at(await payer.look(), 'enter-account');
    world.linking.accounts.length = 0;
    await world.links.merchant.get(linkId);
    const refused = at(await payer.do('enter-account', { details: asked }), 'enter-account');
    expect([refused.problem, refused.account, refused.linked]).toEqual(['offer_gone', undefined, undefined]);
    expect(world.scripted.count('create-customer')).toBe(0);
    at(await payer.do('enter-account', { accountNumber: account, details: asked }), 'review-terms');
  });

  it('is entered by hand where the number is another one than was shown', async () => {
    const world = await open();
    const linkId = await linked(world);
    const { id } = await begin(world, linkId);
    world.linking.link('acc_1', { number: new Sealed('0123459999') });
    await world.links.merchant.get(linkId);
    const refused = at(await world.page(id).do('enter-account', { details: asked }), 'enter-account');
    expect([refused.problem, refused.linked]).toEqual(['offer_gone', undefined]);
  });

  it('is the same one where the merchant asks again with the same key, though the account has gone meanwhile', async () => {
    const world = await open();
    const linkId = await linked(world);
    const first = await begin(world, linkId);
    const again = { customer: payerOfLink, mandate: orderOf(linkId) };
    const same = await world.mintMandate({ ...again, reference: 'club-2' }, 'the-key');
    world.linking.accounts.length = 0;
    await world.links.merchant.get(linkId);
    expect((await world.mintMandate({ ...again, reference: 'club-2' }, 'the-key')).id).toBe(same.id);
    expect((await world.mintMandate(again)).id).toBe(first.id);
    await expect(begin(world, linkId, { reference: 'club-3' })).rejects.toMatchObject(refusal);
    await expect(
      world.mintMandate({ customer: payerOfLink, reference: 'club-2' }, 'the-key'),
    ).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });
});

describeOnStores('a merchant who names a linked account', (open) => {
  it.each([
    ['provider-page', { ways: ['provider-page'] }, {}],
    ['sweep', {}, { type: 'sweep' }],
    ['signed', {}, { type: 'signed' }],
  ] as const)(
    'is refused where the payer chooses it on the provider’s page: %s',
    async (_name, ways, type) => {
      const world = await open();
      const linkId = await linked(world);
      await expect(
        world.mintMandate({
          customer: payerOfLink,
          ...('ways' in ways && { ways: [...ways.ways] }),
          mandate: { ...orderOf(linkId), ...type },
        }),
      ).rejects.toMatchObject({ ...refusal, reason: 'account_chosen_on_provider_page' });
    },
  );

  it('may have it proved by a selfie', async () => {
    const world = await open({ settings: { selfieMandates: true } });
    const mandate = { ...orderOf(await linked(world)), verification: 'selfie' } as const;
    const { id } = await world.mintMandate({ customer: payerOfLink, mandate });
    at(await world.page(id).look(), 'enter-account');
  });

  it.each([
    ['by id', payerOfLink, { id: 'tunde', name: 'Bisi Ade', email: 'bisi@adirelane.example' }],
    ['by e-mail address', payerOfLink, { name: 'Bisi Ade', email: 'tunde@adirelane.example' }],
    ['by an id that the link was made without', nameless, { id: 'bisi', name: 'Bisi Ade' }],
  ])('is refused where the customer is not the one who linked it: %s', async (_name, whoLinked, customer) => {
    const world = await open();
    const linkId = await linked(world, {}, whoLinked);
    await expect(begin(world, linkId, { customer })).rejects.toMatchObject({ ...refusal, reason: undefined });
  });

  it.each([
    ['by id, whatever the e-mail address', { id: 'bisi', email: 'bisi@another.example' }],
    ['by e-mail address, however it is written', { email: 'Bisi@AdireLane.Example' }],
    ['who is not named', {}],
  ])('has it offered to the customer who linked it: %s', async (_name, customer) => {
    const world = await open();
    const { id } = await begin(world, await linked(world), { customer });
    at(await world.page(id).look(), 'enter-account');
  });

  it('is refused for one that nobody has linked', async () => {
    const world = await open();
    const { id } = await world.mintLink({ customer: payerOfLink });
    const payer = world.page(id);
    await payer.do('agree-sharing');
    const begun = (await world.store.read(id))?.links[0]?.id ?? '';
    for (const account of [begun, 'la_nobody', id, "'"]) {
      await expect(begin(world, account)).rejects.toMatchObject({ ...refusal, reason: undefined });
    }
    expect(await world.checkouts.merchant.list({ reference: 'club-1' })).toEqual({ data: [] });
  });

  it('is refused for one in another currency', async () => {
    const world = await open();
    await expect(begin(world, await linked(world, { currency: 'USD' }))).rejects.toMatchObject(refusal);
  });

  it.each([
    ['mode', { mode: 'live' }],
    ['provider', { provider: 'another' }],
  ] as const)('is refused for one of another %s', async (_name, other) => {
    const world = await open();
    const link = await world.store.readLink(await linked(world));
    if (!link) throw new Error('Nothing was linked');
    const page = { ...link.page, returnTokenHash: 'of another page' };
    const there = { ...link, ...other, id: 'la_there', number: 2, reference: 'A'.repeat(20), page };
    await world.store.transaction((tx) => tx.insertLink(there));
    await expect(begin(world, there.id)).rejects.toMatchObject({ ...refusal, reason: undefined });
    await begin(world, link.id);
  });
});
