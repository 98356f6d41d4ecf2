import { expect, it } from 'vitest';
import { createCheckouts } from '../../src/proxy/checkouts/create-checkouts.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createLinkKind } from '../../src/proxy/links/link-kind.ts';
import { createMandateKind } from '../../src/proxy/mandates/mandate-kind.ts';
import { plainSettings } from './plain-settings.ts';
import { notExecuted, scriptProvider } from './scripted-provider.ts';
import { describeOnStores, minute } from './world.ts';

describeOnStores(
  'a checkout that was made with test keys, after the keys were changed to live ones',
  (open) => {
    it('is found by nobody, asks no bank for money and is not asked about with the wrong key', async () => {
      const world = await open();
      world.provider.script.capture = () => notExecuted('rate_limited', 60);
      const waiting = await world.mint({ reference: 'order-1' });
      const { clientToken, id } = await world.mint({ reference: 'order-2' });
      await world.page(waiting.id).logIn();
      await world.page(waiting.id).do('pay');
      await world.page(id).logIn();
      const provider = scriptProvider(world.clock, 'live');
      const live = createCheckouts({
        mandateKind: createMandateKind,
        linkKind: createLinkKind,
        store: world.store,
        provider,
        clock: world.clock,
        keyring: createKeyring(['sk_live_the-secret-of-adire-lane-0000000001']),
        raiseAlarm: () => {},
        settings: plainSettings,
      });
      expect(await live.pages.byClientToken(clientToken)).toBeUndefined();
      const page = { pageKey: 'the-page-of-the-payer' };
      await expect(live.pages.view(id, page)).rejects.toMatchObject({ code: 'not_found' });
      const { version } = await world.page(id).look();
      const request = { command: 'pay' as const, body: { version }, idempotencyKey: 'pay-live' };
      const paying = live.pages.command(id, page, request, { patienceMs: 60_000 });
      await expect(paying).rejects.toMatchObject({ code: 'not_found' });
      world.clock.pass(2 * minute);
      await live.completer.tick();
      await live.idle();
      expect(provider.calls.filter(({ call }) => call !== 'institutions')).toEqual([]);
      expect(await world.page(id).look()).toMatchObject({ step: 'confirm-payment', version });
      delete world.provider.script.capture;
      await world.pass(2 * minute, 10_000);
      expect(await world.page(waiting.id).look()).toMatchObject({ step: 'paid' });
    });
  },
);
