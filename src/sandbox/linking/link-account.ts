import type { WireLinkWebhook } from '../../proxy/providers/mono/link-wire.ts';
import type { BankAccount } from '../accounts.ts';
import { nameOf } from '../mandates/customer-book.ts';
import type { World } from '../world.ts';
import { connectedEvent, updatedEvent } from './link-events.ts';
import type { ConnectedAccount, Linking, LoggedIn } from './linking.ts';

/** Links the account: it can be read from now on, and its data follow. Linking it again renews it. */
export function linkAccount(
  world: World,
  linking: Linking,
  { institution, method, scenario }: LoggedIn,
  { id, number, type, balanceMinor }: BankAccount,
): void {
  const now = world.clock.now();
  const account: ConnectedAccount = {
    id,
    holder: nameOf(linking.customer),
    number,
    type,
    balanceMinor,
    institution,
    authMethod: method.type,
    customer: linking.customer,
    linkedAt: now,
    scenario,
    dataStatus: 'PROCESSING',
    updatedAt: now,
  };
  world.linkings.connect(account);
  linking.visit = { at: 'linked', account };
  const { webhooks } = scenario.behaviour;
  tell(world, account, connectedEvent(world, linking, account), webhooks?.reordered ? reorderedMs : 0);
  if (webhooks?.stranger)
    tell(world, account, { event: 'mono.events.account_connected', data: { id: strangerId } });
  fetchData(world, account);
}

const strangerId = '60770aa8c5878a2af6000000';
const reorderedMs = 30_000;

/** The bank's data come in their time, or do not. */
function fetchData(world: World, account: ConnectedAccount): void {
  const { ends, afterMs } = {
    ends: 'AVAILABLE' as const,
    afterMs: world.profile.accountDataMs,
    ...account.scenario.behaviour.data,
  };
  if (ends === 'never' || afterMs > world.profile.accountDataMs) tell(world, account, updatedEvent(account));
  if (ends === 'never') return;
  world.clock.setTimer(() => {
    if (world.linkings.account(account.id) !== account) return;
    account.dataStatus = ends;
    account.updatedAt = world.clock.now();
    tell(world, account, updatedEvent(account));
  }, afterMs);
}

/** Sends a webhook about an account, in the way that its scenario has it. */
function tell(world: World, { scenario }: ConnectedAccount, event: WireLinkWebhook, laterMs = 0): void {
  const { lost, times = 1, afterMs = world.profile.webhookDelayMs } = scenario.behaviour.webhooks ?? {};
  if (lost) return;
  for (let copy = 0; copy < times; copy += 1) world.outbox.enqueue(event, afterMs + laterMs);
}
