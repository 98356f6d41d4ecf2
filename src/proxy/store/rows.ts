import type { Customer } from '../../contract/customer.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { FieldCipher } from '../keys/field-cipher.ts';
import type { ListedAccount } from '../providers/provider.ts';
import type { LinkRecord } from './link-records.ts';
import { createLinkRows } from './link-rows.ts';
import type { links } from './link-schema.ts';
import type { DebitRecord, MandateRecord } from './mandate-records.ts';
import type { debits, mandates } from './mandate-schema.ts';
import type { AttemptRecord, CheckoutRecord, InboxRecord } from './records.ts';
import type { attempts, checkouts, inbox } from './schema.ts';

export type CheckoutRow = typeof checkouts.$inferSelect;
export type AttemptRow = typeof attempts.$inferSelect;
export type MandateRow = typeof mandates.$inferSelect;
export type DebitRow = typeof debits.$inferSelect;
export type LinkRow = typeof links.$inferSelect;
export type InboxRow = typeof inbox.$inferSelect;

/** Turns rows into records and back; the only place where fields are encrypted and opened. */
export interface RowMapper {
  checkout(row: CheckoutRow): CheckoutRecord;
  checkoutRow(record: CheckoutRecord): CheckoutRow;
  attempt(row: AttemptRow): AttemptRecord;
  attemptRow(record: AttemptRecord): AttemptRow;
  mandate(row: MandateRow): MandateRecord;
  mandateRow(record: MandateRecord): MandateRow;
  debit(row: DebitRow): DebitRecord;
  debitRow(record: DebitRecord): DebitRow;
  link(row: LinkRow): LinkRecord;
  linkRow(record: LinkRecord): LinkRow;
  inbox(row: InboxRow): InboxRecord;
  inboxRow(record: InboxRecord): InboxRow;
}

export function createRowMapper(cipher: FieldCipher): RowMapper {
  const closer = (table: string, row: string) => (column: string, value: Sealed<unknown> | undefined) =>
    value ? cipher.close({ table, column, row }, value) : null;
  const opener = (table: string, row: string) => (column: string, value: string | null) =>
    value === null ? undefined : cipher.open({ table, column, row }, value);
  function jsonOpener(table: string, row: string) {
    return <T>(column: string, value: string | null): Sealed<T> | undefined =>
      value === null ? undefined : cipher.openJson({ table, column, row }, value);
  }

  return {
    checkout(row) {
      const open = opener('checkouts', row.id);
      const { clientToken, customer, fieldKey: _, ...plain } = row;
      return {
        ...withUndefined(plain),
        clientToken: open('client_token', clientToken) as Sealed<string>,
        customer: jsonOpener('checkouts', row.id)<Customer>('customer', customer),
      };
    },
    checkoutRow(record) {
      const close = closer('checkouts', record.id);
      const { clientToken, customer, ...plain } = record;
      return {
        ...withNull(plain),
        clientToken: close('client_token', clientToken) as string,
        customer: close('customer', customer),
        fieldKey: cipher.currentKeyId(),
      };
    },
    attempt(row) {
      const open = opener('attempts', row.id);
      const {
        bankSession,
        bankSessionExpiresAt,
        accounts,
        accountHolder,
        accountNumber,
        pageUrl,
        pageReturnHash,
        pageReturnedAt,
        fieldKey: _,
        ...plain
      } = row;
      const id = open('bank_session', bankSession);
      return {
        ...withUndefined(plain),
        bankSession: id && { id, expiresAt: bankSessionExpiresAt ?? 0 },
        accounts: jsonOpener('attempts', row.id)<readonly ListedAccount[]>('accounts', accounts),
        accountHolder: open('account_holder', accountHolder),
        accountNumber: open('account_number', accountNumber),
        page:
          pageReturnHash === null
            ? undefined
            : {
                url: open('page_url', pageUrl),
                returnTokenHash: pageReturnHash,
                returnedAt: pageReturnedAt ?? undefined,
              },
      };
    },
    attemptRow(record) {
      const close = closer('attempts', record.id);
      const { bankSession, accounts, accountHolder, accountNumber, page, ...plain } = record;
      return {
        ...withNull(plain),
        bankSession: close('bank_session', bankSession?.id),
        bankSessionExpiresAt: bankSession?.expiresAt ?? null,
        accounts: close('accounts', accounts),
        accountHolder: close('account_holder', accountHolder),
        accountNumber: close('account_number', accountNumber),
        pageUrl: close('page_url', page?.url),
        pageReturnHash: page?.returnTokenHash ?? null,
        pageReturnedAt: page?.returnedAt ?? null,
        fieldKey: cipher.currentKeyId(),
      };
    },
    mandate(row) {
      const open = opener('mandates', row.id);
      const { accountNumber, accountHolder, pageToken, fieldKey: _, ...rest } = row;
      const { pageUrl, pageReturnHash, pageReturnedAt, ...plain } = rest;
      const page = {
        url: open('page_url', pageUrl),
        returnTokenHash: pageReturnHash ?? undefined,
        returnedAt: pageReturnedAt ?? undefined,
      };
      return {
        ...withUndefined(plain),
        page: Object.values(page).every((value) => value === undefined) ? undefined : page,
        accountNumber: open('account_number', accountNumber),
        accountHolder: open('account_holder', accountHolder),
        pageToken: open('page_token', pageToken) as Sealed<string>,
      };
    },
    mandateRow(record) {
      const close = closer('mandates', record.id);
      const { accountNumber, accountHolder, pageToken, page, ...plain } = record;
      return {
        ...withNull(plain),
        accountNumber: close('account_number', accountNumber),
        pageUrl: close('page_url', page?.url),
        pageReturnHash: page?.returnTokenHash ?? null,
        pageReturnedAt: page?.returnedAt ?? null,
        accountHolder: close('account_holder', accountHolder),
        pageToken: close('page_token', pageToken) as string,
        fieldKey: cipher.currentKeyId(),
      };
    },
    debit: (row) => withUndefined(row),
    debitRow: (record) => withNull(record),
    ...createLinkRows({ closer, opener, keyId: () => cipher.currentKeyId() }),
    inbox(row) {
      const { body, fieldKey: _, ...plain } = row;
      return { ...withUndefined(plain), body: opener('inbox', row.id)('body', body) as Sealed<string> };
    },
    inboxRow(record) {
      return {
        ...withNull(record),
        accountId: record.accountId ?? null,
        body: closer('inbox', record.id)('body', record.body) as string,
        fieldKey: cipher.currentKeyId(),
      };
    },
  };
}

type WithUndefined<T> = { [K in keyof T]: null extends T[K] ? Exclude<T[K], null> | undefined : T[K] };
type WithNull<T> = { [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] };

function withUndefined<T extends object>(row: T): WithUndefined<T> {
  const record: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) record[name] = value ?? undefined;
  return record as WithUndefined<T>;
}

function withNull<T extends object>(record: T): WithNull<T> {
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) row[name] = value ?? null;
  return row as WithNull<T>;
}
