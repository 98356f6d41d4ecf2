import { createHmac } from 'node:crypto';
import type { Customer } from '../../contract/customer.ts';
import type { Keyring } from '../keys/keyring.ts';

/**
 * What a payer is found by in our map of the provider's customers: a keyed hash of the merchant's own id of them, else of the e-mail
 * address that the merchant told. Current key first, since a rotation leaves older ones behind. None for a payer of whom the merchant tells neither:
 * what a payer types of themselves opens no other payer's record.
 */
export function payerKeys(customer: Customer | undefined, keyring: Keyring): readonly string[] {
  const known =
    customer?.id !== undefined
      ? `id:${customer.id}`
      : customer?.email !== undefined
        ? `email:${customer.email.trim().toLowerCase()}`
        : undefined;
  if (known === undefined) return [];
  return keyring
    .all('row-hash')
    .map(({ id, key }) => `${id}:${createHmac('sha256', key).update(known).digest('hex')}`);
}
