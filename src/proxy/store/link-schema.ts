import type { DataStatus } from '../../contract/link-view.ts';
import { bigint, index, integer, jsonb, sql, text, uniqueIndex } from './drizzle.ts';
import type { LinkState } from './link-records.ts';
import type { Mode } from './records.ts';
import { checkouts, directpay } from './schema.ts';

/** Epoch milliseconds. */
const time = (name: string) => bigint(name, { mode: 'number' });

export const links = directpay.table(
  'links',
  {
    id: text().primaryKey(),
    checkoutId: text('checkout_id')
      .notNull()
      .references(() => checkouts.id),
    number: integer().notNull(),
    mode: text().$type<Mode>().notNull(),
    provider: text().notNull(),
    merchantReference: text('merchant_reference').notNull(),
    reference: text().notNull(),
    createdAt: time('created_at').notNull(),
    state: text().$type<LinkState>().notNull(),
    pageUrl: text('page_url'),
    pageReturnHash: text('page_return_hash').notNull(),
    pageReturnedAt: time('page_returned_at'),
    openedAt: time('opened_at'),
    customerId: text('customer_id'),
    knownAccounts: jsonb('known_accounts').$type<readonly string[]>(),
    accountId: text('account_id'),
    accountHolder: text('account_holder'),
    accountNumber: text('account_number'),
    accountType: text('account_type'),
    currency: text(),
    bankName: text('bank_name'),
    bankCode: text('bank_code'),
    nipCode: text('nip_code'),
    dataStatus: text('data_status').$type<DataStatus>(),
    linkedAt: time('linked_at'),
    dataAt: time('data_at'),
    readAt: time('read_at'),
    goneAt: time('gone_at'),
    fieldKey: text('field_key').notNull(),
    readCount: integer('read_count').notNull(),
    updatedAt: time('updated_at').notNull(),
    nextAt: time('next_at'),
  },
  (table) => [
    uniqueIndex('links_reference').on(table.reference),
    uniqueIndex('links_number').on(table.checkoutId, table.number),
    uniqueIndex('links_page_return').on(table.pageReturnHash),
    index('links_account').on(table.accountId).where(sql`account_id is not null`),
    index('links_customer').on(table.customerId).where(sql`customer_id is not null`),
    index('links_newest').on(table.mode, table.linkedAt, table.id).where(sql`linked_at is not null`),
    index('links_merchant_reference').on(table.mode, table.merchantReference),
    index('links_due').on(table.nextAt).where(sql`next_at is not null`),
    index('links_waiting').on(table.id).where(sql`state = 'at-page'`),
    index('links_field_key').on(table.fieldKey),
  ],
);
