import type { ProviderDestination } from '../../mandate-provider.ts';
import { toColour } from '../colour.ts';
import { plainLine } from '../plain-text.ts';
import { asRecord, pick } from '../reading.ts';

const MAX_DESTINATIONS = 8;
const MAX_LISTED = 100;
const MAX_NAME = 60;

/**
 * Where the authorising transfer may go, at most eight. Account numbers come as numbers, so a leading zero that was lost on the way is put back. One that
 * cannot be sent to as it stands is left out: no number of one to ten digits, a name with nothing to read, with control characters or too long. Each
 * account once.
 */
export function toDestinations(list: unknown): readonly ProviderDestination[] {
  if (!Array.isArray(list)) return [];
  const destinations: ProviderDestination[] = [];
  for (const entry of list.slice(0, MAX_LISTED)) {
    const destination = toDestination(entry);
    if (!destination) continue;
    const isRepeat = destinations.some(({ accountNumber }) => accountNumber === destination.accountNumber);
    if (!isRepeat) destinations.push(destination);
    if (destinations.length === MAX_DESTINATIONS) break;
  }
  return destinations;
}

function toDestination(entry: unknown): ProviderDestination | undefined {
  const record = asRecord(entry);
  const bankName = toName(pick(record, 'bank_name', 'bankName'));
  const accountNumber = toAccountNumber(pick(record, 'account_number', 'accountNumber'));
  if (bankName === undefined || accountNumber === undefined) return undefined;
  const colour = toColour(pick(record, 'primary_color', 'primaryColor'));
  return { bankName, accountNumber, ...(colour === undefined ? {} : { colour }) };
}

function toName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value.trim().replace(/ +/g, ' ');
  return name !== '' && name.length <= MAX_NAME && plainLine(name, MAX_NAME) === name ? name : undefined;
}

function toAccountNumber(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d{1,10}$/.test(text)) return undefined;
  const padded = text.padStart(10, '0');
  return /^0+$/.test(padded) ? undefined : padded;
}
