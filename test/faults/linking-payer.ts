import { expect } from 'vitest';
import type { LinkedAccountList } from '../../src/contract/link-api.ts';
import type { Payer, World } from './world.ts';

const message = { headers: new Headers(), body: new Uint8Array() };
let events = 0;

/** What nobody knows the outcome of. */
export const untold = { kind: 'unknown', cause: 'timeout', code: '' } as const;

/** A webhook of the provider's comes. */
export async function ring(world: World, about: { accountId?: string; reference?: string }): Promise<void> {
  events += 1;
  const dedupeKey = `event-${events}`;
  world.provider.webhook = { accepted: true, dedupeKey, type: 'account', quarantined: false, ...about };
  expect(await world.checkouts.inbox.receive(message)).toBe('kept');
}

/** A payer who has agreed and was given the provider's page. */
export async function atPage(
  world: World,
  changes: Parameters<World['mintLink']>[0] = {},
): Promise<{ id: string; payer: Payer }> {
  const checkout = await world.mintLink(changes);
  const payer = world.page(checkout.id);
  expect(await payer.do('agree-sharing')).toMatchObject({ step: 'leave-to-provider' });
  return { id: checkout.id, payer };
}

export const linkedAccounts = (world: World): Promise<LinkedAccountList> => world.links.merchant.list({});
