import type { DebitFailure, Split } from '../../contract/mandate-api.ts';
import type {
  FeeBearer,
  LinkedAccount,
  MandateEndReason,
  MandatePauser,
  MandateType,
  Verification,
} from '../../contract/mandate-terms.ts';
import type { Currency } from '../../contract/money.ts';
import type { Way } from '../../contract/provider-page.ts';
import type { ProviderDestination } from '../providers/mandate-provider.ts';
import { bigint, boolean, index, integer, jsonb, primaryKey, sql, text, uniqueIndex } from './drizzle.ts';
import type {
  AcceptedTerms,
  DebitOrigin,
  DebitState,
  FixedDebits,
  MandateBankRecord,
  MandateLease,
  OwedAction,
  StoredMandateState,
} from './mandate-records.ts';
import type { Mode } from './records.ts';
import { checkouts, directpay } from './schema.ts';

/** Epoch milliseconds. */
const time = (name: string) => bigint(name, { mode: 'number' });
const money = (name: string) => bigint(name, { mode: 'number' });

export const mandates = directpay.table(
  'mandates',
  {
    id: text().primaryKey(),
    checkoutId: text('checkout_id')
      .notNull()
      .references(() => checkouts.id),
    number: integer().notNull(),
    mode: text().$type<Mode>().notNull(),
    provider: text().notNull(),
    merchantReference: text('merchant_reference').notNull(),
    merchantCustomerId: text('merchant_customer_id'),
    reference: text().notNull(),
    totalCapMinor: money('total_cap_minor').notNull(),
    currency: text().$type<Currency>().notNull(),
    feeBearer: text('fee_bearer').$type<FeeBearer>().notNull(),
    startDate: text('start_date').notNull(),
    endDate: text('end_date').notNull(),
    createdAt: time('created_at').notNull(),
    way: text().$type<Way>().notNull().default('bank'),
    type: text().$type<MandateType>().notNull().default('emandate'),
    verification: text().$type<Verification>().notNull().default('transfer'),
    fixed: jsonb().$type<FixedDebits>(),
    bank: jsonb().$type<MandateBankRecord>(),
    accountNumber: text('account_number'),
    accountHolder: text('account_holder'),
    customerId: text('customer_id').notNull(),
    accepted: jsonb().$type<AcceptedTerms>(),
    pageUrl: text('page_url'),
    pageReturnHash: text('page_return_hash'),
    pageReturnedAt: time('page_returned_at'),
    linked: jsonb().$type<readonly LinkedAccount[]>().notNull().default([]),
    state: text().$type<StoredMandateState>().notNull(),
    providerId: text('provider_id'),
    nibssCode: text('nibss_code'),
    destinations: jsonb().$type<readonly ProviderDestination[]>().notNull(),
    transferMinor: money('transfer_minor'),
    deadlineAt: time('deadline_at'),
    claimedAt: time('claimed_at'),
    sentAt: time('sent_at'),
    approvedAt: time('approved_at'),
    readyAt: time('ready_at'),
    endedAt: time('ended_at'),
    endReason: text('end_reason').$type<MandateEndReason>(),
    pausedBy: text('paused_by').$type<MandatePauser>(),
    alsoPausedBy: jsonb('also_paused_by').$type<readonly MandatePauser[]>().notNull().default([]),
    modeTold: boolean('mode_told').notNull().default(false),
    owed: text().$type<OwedAction>(),
    owedTries: integer('owed_tries').notNull(),
    lookups: integer().notNull(),
    readCount: integer('read_count').notNull(),
    pageTokenHash: text('page_token_hash').notNull(),
    pageToken: text('page_token').notNull(),
    fieldKey: text('field_key').notNull(),
    fence: integer().notNull(),
    lease: jsonb().$type<MandateLease>(),
    updatedAt: time('updated_at').notNull(),
    nextAt: time('next_at'),
  },
  (table) => [
    uniqueIndex('mandates_reference').on(table.reference),
    uniqueIndex('mandates_number').on(table.checkoutId, table.number),
    uniqueIndex('mandates_page_token').on(table.pageTokenHash),
    uniqueIndex('mandates_page_return').on(table.pageReturnHash),
    index('mandates_provider_id').on(table.providerId),
    index('mandates_newest').on(table.mode, table.createdAt, table.id),
    index('mandates_merchant_reference').on(table.mode, table.merchantReference),
    index('mandates_merchant_customer')
      .on(table.mode, table.merchantCustomerId)
      .where(sql`merchant_customer_id is not null`),
    index('mandates_customer').on(table.customerId),
    index('mandates_waiting')
      .on(table.mode, table.createdAt)
      .where(sql`state in ('starting', 'awaiting_transfer', 'approved')`),
    index('mandates_due').on(table.nextAt).where(sql`next_at is not null`),
    index('mandates_leased').on(table.id).where(sql`lease is not null`),
    index('mandates_field_key').on(table.fieldKey),
  ],
);

export const debits = directpay.table(
  'debits',
  {
    id: text().primaryKey(),
    mandateId: text('mandate_id')
      .notNull()
      .references(() => mandates.id),
    checkoutId: text('checkout_id')
      .notNull()
      .references(() => checkouts.id),
    mode: text().$type<Mode>().notNull(),
    origin: text().$type<DebitOrigin>().notNull().default('merchant'),
    isPart: boolean('is_part').notNull().default(false),
    merchantReference: text('merchant_reference').notNull(),
    reference: text().notNull(),
    amountMinor: money('amount_minor').notNull(),
    currency: text().$type<Currency>().notNull(),
    narration: text().notNull(),
    feeBearer: text('fee_bearer').$type<FeeBearer>(),
    split: jsonb().$type<Split>(),
    createdAt: time('created_at').notNull(),
    state: text().$type<DebitState>().notNull(),
    failure: text().$type<DebitFailure>(),
    feeMinor: money('fee_minor'),
    sessionId: text('session_id'),
    holdsReference: boolean('holds_reference').notNull(),
    sentAt: time('sent_at'),
    settledAt: time('settled_at'),
    failedReadAt: time('failed_read_at'),
    verifyCount: integer('verify_count').notNull(),
    fence: integer().notNull(),
    lease: jsonb().$type<MandateLease>(),
    updatedAt: time('updated_at').notNull(),
    nextAt: time('next_at'),
  },
  (table) => [
    uniqueIndex('debits_reference').on(table.reference),
    uniqueIndex('debits_reference_held').on(table.mode, table.merchantReference).where(sql`holds_reference`),
    index('debits_newest').on(table.mandateId, table.createdAt, table.id),
    index('debits_due').on(table.nextAt).where(sql`next_at is not null`),
    index('debits_unsettled').on(table.id).where(sql`state in ('sending', 'processing')`),
    index('debits_leased').on(table.id).where(sql`lease is not null`),
  ],
);

/**
 * Which customer of the provider a payer is. `payer` is a keyed hash of what the merchant knows them by. Forgotten ones keep their row
 * without a customer: the proxy's role may not delete.
 */
export const providerCustomers = directpay.table(
  'provider_customers',
  {
    provider: text().notNull(),
    mode: text().$type<Mode>().notNull(),
    payer: text().notNull(),
    customerId: text('customer_id'),
    at: time('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'provider_customers_payer', columns: [table.provider, table.mode, table.payer] }),
  ],
);

/**
 * Wrong tries at the last four digits, one row for each mandate whose page was tried. `link` is the hash of the page's token: a new link
 * begins to count anew. `tries` are those since `since`, `wrong` all since the digits were last right.
 */
export const digitTries = directpay.table('digit_tries', {
  mandateId: text('mandate_id').primaryKey(),
  link: text().notNull(),
  since: time('since').notNull(),
  tries: integer().notNull(),
  wrong: integer().notNull(),
});

/** Work that one process at a time does every so often. */
export const turns = directpay.table('turns', {
  name: text().primaryKey(),
  nextAt: time('next_at').notNull(),
});
