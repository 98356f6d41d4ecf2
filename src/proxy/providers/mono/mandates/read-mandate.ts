import * as v from 'valibot';
import type { CreatedMandate, ProviderMandate } from '../../mandate-provider.ts';
import { toMode, toTime } from '../payments.ts';
import { asRecord, exactText, line, pick } from '../reading.ts';
import type { ToPage } from '../translate-page.ts';
import { toDestinations } from './destinations.ts';
import { toLinkedAccounts, toMandateBank } from './mandate-accounts.ts';

export const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const identity = /^[A-Za-z0-9_-]{1,64}$/;

const statuses: Readonly<Record<string, ProviderMandate['status']>> = {
  initiated: 'waiting',
  'awaiting authorization': 'waiting',
  'awaiting authorisation': 'waiting',
  authorized: 'waiting',
  authorised: 'waiting',
  approved: 'approved',
  suspended: 'suspended',
  paused: 'suspended',
  rejected: 'rejected',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  expired: 'expired',
};

const debitTypes = { variable: 'variable', fixed: 'fixed' } as const;
/** `gsm` is the older name of a sweep. */
const types: Readonly<Record<string, ProviderMandate['type']>> = {
  emandate: 'emandate',
  sweep: 'sweep',
  gsm: 'sweep',
  signed: 'signed',
};

/**
 * A mandate as create, retrieve and the list tell it. Undefined without an id and a reference. Amounts are kobo. `approved` needs the word and no
 * flag against it; a word and a flag that contradict each other are `unknown`, which settles nothing. The amount of a fixed one is that of each debit,
 * and no document says what its balance counts down from: it is not taken.
 */
export function toMandate(input: unknown): ProviderMandate | undefined {
  const record = asRecord(input);
  const providerId = exactText(pick(record, 'id', '_id'), 64);
  const reference = exactText(record['reference'], 100);
  if (providerId === undefined || !identity.test(providerId) || reference === undefined) return undefined;
  const status = statusOf(record);
  const accountHolder = v.parse(line(120), pick(record, 'account_name', 'accountName'));
  const accountNumber = exactText(pick(record, 'account_number', 'accountNumber'), 24);
  const nibssCode = exactText(pick(record, 'nibss_code', 'nibssCode'), 60);
  const type = wordAmong(types, pick(record, 'mandate_type', 'mandateType'));
  const debitType = wordAmong(debitTypes, pick(record, 'debit_type', 'debitType'));
  const amountMinor = v.is(amount, record['amount']) ? record['amount'] : undefined;
  const isFixed = debitType === 'fixed';
  const bank = toMandateBank(record);
  const linked = toLinkedAccounts(pick(record, 'linked_mandates', 'linkedMandates'));
  return {
    providerId,
    reference,
    status,
    readyToDebit: status === 'approved' && pick(record, 'ready_to_debit', 'readyToDebit') === true,
    totalCapMinor: isFixed ? undefined : amountMinor,
    mode: toMode(pick(record, 'live_mode', 'liveMode')),
    createdAt: toTime(pick(record, 'date', 'created_at', 'createdAt')),
    ...(!isFixed && v.is(amount, record['balance']) ? { balanceMinor: record['balance'] } : {}),
    ...(accountNumber !== undefined && /^\d{10}$/.test(accountNumber) ? { accountNumber } : {}),
    ...(accountHolder === undefined ? {} : { accountHolder }),
    ...(nibssCode === undefined ? {} : { nibssCode }),
    ...(type === undefined ? {} : { type }),
    ...(debitType === undefined ? {} : { debitType }),
    ...(isFixed && amountMinor !== undefined ? { perDebitMinor: amountMinor } : {}),
    ...(bank === undefined ? {} : { bank }),
    ...(linked === undefined ? {} : { linked }),
  };
}

function wordAmong<T>(words: Readonly<Record<string, T>>, value: unknown): T | undefined {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

/**
 * The answer to a create. Undefined where it asks for a transfer of another amount than the one that is set: nobody is ever told to send
 * another one. Without destinations the list of them is empty. A selfie needs the provider's page for it, unless the answer took the other way and
 * tells where a transfer goes; an address that nobody may be sent to makes the answer none. `toSelfiePage` is there where a selfie was ordered.
 */
export function toCreatedMandate(
  input: unknown,
  message: string,
  ordered: {
    readonly transferMinor: number;
    readonly toSelfiePage: ToPage | undefined;
  },
): CreatedMandate | undefined {
  const { transferMinor, toSelfiePage } = ordered;
  const mandate = toMandate(input);
  if (!mandate || amountsIn(message).some((told) => told !== transferMinor)) return undefined;
  const record = asRecord(input);
  const destinations = toDestinations(pick(record, 'transfer_destinations', 'transferDestinations'));
  const created = { ...mandate, destinations, transferMinor };
  if (!toSelfiePage) return created;
  const address = pick(record, 'mono_url', 'monoUrl');
  if (address === undefined) return destinations.length > 0 ? created : undefined;
  const page = toSelfiePage(address);
  return page && { ...created, page };
}

/** Amounts of naira that a text names, in kobo: `N50.00`, `NGN 50`, `₦1,000`. */
function amountsIn(text: string): number[] {
  return [...text.matchAll(/(?:\bN|\bNGN|₦)\s?(\d[\d,]*(?:\.\d{1,2})?)(?![\d.]*\d)/g)].map(([, told]) =>
    Math.round(Number((told ?? '').replaceAll(',', '')) * 100),
  );
}

function statusOf(record: Readonly<Record<string, unknown>>): ProviderMandate['status'] {
  const word = typeof record['status'] === 'string' ? record['status'] : '';
  const folded = word
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  const status = Object.hasOwn(statuses, folded) ? (statuses[folded] ?? 'unknown') : 'unknown';
  const approved = record['approved'];
  const isContradicted = status === 'approved' ? approved === false : isOpen(status) && approved === true;
  return isContradicted ? 'unknown' : status;
}

/** Statuses that a mandate has before, or in place of, its approval. */
const isOpen = (status: ProviderMandate['status']) => status === 'waiting' || status === 'rejected';
