import { expect, it } from 'vitest';
import { createCheckouts } from '../../src/proxy/checkouts/create-checkouts.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createLinkKind } from '../../src/proxy/links/link-kind.ts';
import { createMandateKind } from '../../src/proxy/mandates/mandate-kind.ts';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { plainSettings } from './plain-settings.ts';
import { describeOnStores, type World } from './world.ts';

const oldKey = 'sk_test_the-secret-of-adire-lane-0000000001';
const newKey = 'sk_test_the-secret-of-adire-lane-0000000002';

async function processWith({ driver, clock, provider }: World, keys: readonly [string, ...string[]]) {
  const keyring = createKeyring(keys);
  const store = await createSqlStore({ driver, keyring, clock });
  return createCheckouts({
    mandateKind: createMandateKind,
    linkKind: createLinkKind,
    store,
    provider,
    clock,
    keyring,
    raiseAlarm: () => {},
    settings: plainSettings,
  });
}

describeOnStores('a secret key that rotates', (open) => {
  it('leaves nothing closed with the old one, also of what a process has closed with it that was told later', async () => {
    const world = await open();
    const before = await world.mint({ reference: 'order-1' }, 'key-1');
    const rotating = await processWith(world, [newKey, oldKey]);
    for (let round = 0; round < 3; round += 1) await rotating.completer.tick();
    const late = await processWith(world, [oldKey, newKey]);
    expect(await late.merchant.get(before.id)).toEqual(before);
    const { checkout: meanwhile } = await late.merchant.create(
      { kind: 'payment', amountMinor: 500_000, currency: 'NGN', description: 'Adire', reference: 'order-2' },
      { idempotencyKey: 'key-2' },
    );
    world.clock.pass(20_000);
    for (let round = 0; round < 3; round += 1) await rotating.completer.tick();

    const rotated = await processWith(world, [newKey]);
    expect(await rotated.merchant.get(before.id)).toEqual(before);
    expect(await rotated.merchant.get(meanwhile.id)).toEqual(meanwhile);
    await expect((await processWith(world, [oldKey])).merchant.get(before.id)).rejects.toThrow();
  });
});
