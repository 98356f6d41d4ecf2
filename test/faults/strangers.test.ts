import { expect, it } from 'vitest';
import { ofCheckouts } from '../support/of-checkout.ts';
import { asksAccount, refused } from './scripted-provider.ts';
import { describeOnStores } from './world.ts';

const login = { fields: { username: 'bisi', password: 'password-canary' } };

describeOnStores('somebody else who has the link', (open) => {
  it('sees from where it was paid or refused by bank and last four digits, and nobody’s name', async () => {
    const world = await open();
    world.provider.script['log-in'] = () => asksAccount(1);
    world.provider.script.charge = (before) => (before === 0 ? refused('insufficient_funds') : 'ok');
    const { id } = await world.mint();
    const payer = world.page(id);
    const stranger = world.page(id, 'the-page-of-a-stranger');
    expect(await payer.logIn()).toMatchObject({ account: { holder: 'Bisi Canary', lastFour: '6789' } });
    await payer.do('pay');
    const account = { lastFour: '6789', type: 'Savings' };
    expect(await stranger.look()).toMatchObject({ step: 'declined', account });
    expect(JSON.stringify(await stranger.look())).not.toContain('Bisi');
    await payer.do('try-again');
    await payer.do('log-in', login);
    await payer.do('pay');
    expect(await stranger.look()).toMatchObject({ step: 'paid', account });
    expect(JSON.stringify(await stranger.look())).not.toContain('Bisi');
  });

  it('reads no account number in what the bank will show for the debit, nor does the merchant', async () => {
    const world = await open();
    world.provider.script['log-in'] = () => asksAccount(2);
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('choose-account', { accountId: '2' });
    const reference = (await world.store.read(id))?.attempts[0]?.reference ?? '';
    world.provider.script['open-payment'] = () => {
      world.provider.debit(reference, {
        narration: 'TRF 0123456789/0555551111 ADIRE LANE 000014260105093012',
      });
      return 'ok';
    };
    await payer.do('pay');
    const narration = 'TRF ****6789/****1111 ADIRE LANE 000014260105093012';
    const stranger = world.page(id, 'the-page-of-a-stranger');
    expect(await stranger.look()).toMatchObject({ step: 'paid', narration });
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ payment: { narration } });
    const [told] = ofCheckouts(await world.store.claimNotifications(1, 1));
    expect(told?.checkout).toMatchObject({ payment: { narration } });
  });
});
