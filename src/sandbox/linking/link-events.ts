import type {
  WireAccountConnectedWebhook,
  WireAccountUpdatedWebhook,
} from '../../proxy/providers/mono/link-wire.ts';
import { isoTime, type World } from '../world.ts';
import { bvnOf, typeWords } from './account-words.ts';
import type { ConnectedAccount, Linking } from './linking.ts';

/** The account alone as the guide's sample has it, or with customer and reference as the newer page. */
export function connectedEvent(
  { profile }: World,
  { customer, ref }: Linking,
  { id, scenario }: ConnectedAccount,
): WireAccountConnectedWebhook {
  const event = 'mono.events.account_connected';
  const told = scenario.behaviour.webhooks?.ref;
  if (profile.connectedTells === 'account' || told === 'none') return { event, data: { id } };
  const toldRef = told === 'another' ? 'ANOTHERREFERENCE0000' : ref;
  return { event, data: { id, customer: customer.id, meta: toldRef === undefined ? {} : { ref: toldRef } } };
}

/** How it stands with the account's data now. */
export const updatedEvent = (account: ConnectedAccount): WireAccountUpdatedWebhook => ({
  event: 'mono.events.account_updated',
  data: {
    meta: { data_status: account.dataStatus, auth_method: account.authMethod },
    account: {
      _id: account.id,
      name: account.holder,
      accountNumber: account.number,
      currency: 'NGN',
      balance: account.balanceMinor,
      type: typeWords[account.type],
      bvn: bvnOf(account).slice(-4),
      authMethod: account.authMethod,
      institution: {
        name: account.institution.name,
        bankCode: account.institution.bank_code ?? '',
        type: account.institution.type,
      },
      created_at: isoTime(account.linkedAt),
      updated_at: isoTime(account.updatedAt),
    },
  },
});
