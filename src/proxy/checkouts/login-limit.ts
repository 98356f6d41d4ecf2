import { createHmac } from 'node:crypto';
import type { Form } from '../../contract/form.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { AttemptRecord } from '../store/records.ts';
import type { StoreTransaction } from '../store/store.ts';
import type { Draft } from './draft.ts';
import type { TooSoon } from './step.ts';

type Typed = Sealed<Readonly<Record<string, string>>>;

/** Counts a login in the transaction that takes it, before the bank hears of it. Undefined where it may go on. */
export type LimitLogin = (
  draft: Draft,
  attempt: AttemptRecord,
  typed: Typed,
  tx: Pick<StoreTransaction, 'takeBankLogin'>,
) => Promise<TooSoon | undefined>;

/**
 * Lets `perHour` logins of one user at one bank through within an hour, over all checkouts and processes: whoever tries passwords must not get more of
 * them by making more checkouts. Infinity: not counted.
 */
export function createLoginLimit(keyring: Keyring, perHour: number): LimitLogin {
  return async (draft, attempt, typed, tx) => {
    const { form, institution } = attempt;
    if (perHour === Number.POSITIVE_INFINITY || !form || !institution) return undefined;
    const { mode, id } = draft.checkout;
    const bank = foldName(institution.name);
    const users = identifiersIn(form, typed).flatMap((identifier) =>
      keyring.all('bank-user').map(({ key }) =>
        createHmac('sha256', key)
          .update(JSON.stringify([mode, bank, identifier]))
          .digest('base64url'),
      ),
    );
    if (users.length === 0) return undefined;
    const waitMs = await tx.takeBankLogin(users, perHour);
    if (waitMs === 0) return undefined;
    draft.record('login.held_back', { attempt: attempt.number });
    draft.alarm('bank_logins_limited', { checkout: id });
    return { retryAfter: Math.ceil(waitMs / 1_000) };
  };
}

/**
 * What says who logs in, as it is counted. A bank whose fields nobody has listed is taken by what is typed in plain sight; a choice, like that of a branch, names
 * nobody.
 */
function identifiersIn({ fields }: Form, typed: Typed): string[] {
  const open = fields.filter(({ options, masked }) => options === undefined && !masked);
  const naming = fields.filter(({ purpose }) => purpose === 'identifier' || purpose === 'card-number');
  const counted = naming.length > 0 ? naming : open.filter(({ purpose }) => purpose === 'other');
  const values = counted.map(({ name }) => fold(typed.open()[name] ?? '')).filter((value) => value !== '');
  return [...new Set(values)];
}

/** One user however they are spelled: banks take capitals, spaces and both ways to write a Nigerian phone number. */
function fold(identifier: string): string {
  return foldName(identifier).replace(/^234(?=\d{10}$)/, '0');
}

/** One bank is in the list once for each kind of customer, at times twice: by its name it is one. */
function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
