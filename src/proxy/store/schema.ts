import type { Form } from '../../contract/form.ts';
import type { Split } from '../../contract/mandate-api.ts';
import type { CheckoutStatus, ReviewReason } from '../../contract/merchant-api.ts';
import type { Currency } from '../../contract/money.ts';
import type { OfferedWay, Way } from '../../contract/provider-page.ts';
import type { OutgoingNotification } from '../../contract/settlement.ts';
import type { Exposure, Kind } from '../../contract/steps.ts';
import type { Appearance, DeclineReason, UnavailableReason } from '../../contract/view-parts.ts';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  sql,
  text,
  uniqueIndex,
} from './drizzle.ts';
import type { MandateSetup } from './mandate-records.ts';
import type {
  AskingCall,
  AttemptState,
  ChosenInstitution,
  FormProblem,
  Lease,
  Mode,
  Notice,
  RefundRecord,
  SettledPayment,
  StoredEvent,
  StoredStep,
} from './records.ts';

/** All our tables stand in a schema of their own, so that a database can be shared and a foreign one is recognised. */
export const directpay = pgSchema('directpay');

/** Epoch milliseconds. */
const time = (name: string) => bigint(name, { mode: 'number' });

export const checkouts = directpay.table(
  'checkouts',
  {
    id: text().primaryKey(),
    kind: text().$type<Kind>().notNull(),
    mode: text().$type<Mode>().notNull(),
    provider: text().notNull(),
    reference: text().notNull(),
    amountMinor: bigint('amount_minor', { mode: 'number' }).notNull(),
    currency: text().$type<Currency>().notNull(),
    description: text().notNull(),
    supportCode: text('support_code').notNull(),
    clientTokenHash: text('client_token_hash').notNull(),
    clientToken: text('client_token').notNull(),
    customer: text(),
    fieldKey: text('field_key').notNull(),
    termsHash: text('terms_hash').notNull(),
    returnUrl: text('return_url'),
    cancelUrl: text('cancel_url'),
    allowedOrigins: jsonb('allowed_origins').$type<readonly string[]>().notNull(),
    presetBank: text('preset_bank'),
    ways: jsonb()
      .$type<readonly OfferedWay[]>()
      .notNull()
      .default([{ way: 'bank' }]),
    split: jsonb().$type<Split>(),
    locale: text().notNull(),
    appearance: jsonb().$type<Appearance>(),
    metadata: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    status: text().$type<CheckoutStatus>().notNull(),
    step: text().$type<StoredStep>().notNull(),
    version: integer().notNull(),
    notice: text().$type<Notice>(),
    unavailableReason: text('unavailable_reason').$type<UnavailableReason>(),
    lastDecline: text('last_decline').$type<DeclineReason>(),
    reviewReason: text('review_reason').$type<ReviewReason>(),
    duplicateDebit: boolean('duplicate_debit').notNull(),
    holdsReference: boolean('holds_reference').notNull(),
    chosen: jsonb().$type<ChosenInstitution>(),
    attemptId: text('attempt_id'),
    mandateId: text('mandate_id'),
    setup: jsonb().$type<MandateSetup>(),
    loginTriesUsed: integer('login_tries_used').notNull(),
    codeTriesUsed: integer('code_tries_used').notNull(),
    lastCommandAt: time('last_command_at').notNull(),
    commandsSince: time('commands_since').notNull().default(0),
    commandCount: integer('command_count').notNull().default(0),
    confirmingSince: time('confirming_since'),
    payment: jsonb().$type<SettledPayment>(),
    refunds: jsonb('refund').$type<readonly RefundRecord[]>(),
    fence: integer().notNull(),
    lease: jsonb().$type<Lease>(),
    eventCount: integer('event_count').notNull(),
    updatedAt: time('updated_at').notNull(),
    nextAt: time('next_at'),
  },
  (table) => [
    uniqueIndex('checkouts_reference_held').on(table.mode, table.reference).where(sql`holds_reference`),
    uniqueIndex('checkouts_client_token').on(table.clientTokenHash),
    uniqueIndex('checkouts_support_code').on(table.supportCode),
    index('checkouts_reference').on(table.mode, table.reference),
    index('checkouts_newest').on(table.mode, table.createdAt, table.id),
    index('checkouts_unsettled')
      .on(table.mode, table.confirmingSince)
      .where(sql`confirming_since is not null`),
    index('checkouts_due').on(table.nextAt).where(sql`next_at is not null`),
    index('checkouts_leased').on(table.id).where(sql`lease is not null`),
    index('checkouts_field_key').on(table.fieldKey),
  ],
);

export const attempts = directpay.table(
  'attempts',
  {
    id: text().primaryKey(),
    checkoutId: text('checkout_id')
      .notNull()
      .references(() => checkouts.id),
    number: integer().notNull(),
    reference: text().notNull(),
    mintedAt: time('minted_at').notNull(),
    way: text().$type<Way>().notNull().default('bank'),
    institution: jsonb().$type<ChosenInstitution>(),
    methodId: text('method_id').notNull(),
    pageUrl: text('page_url'),
    pageReturnHash: text('page_return_hash'),
    pageReturnedAt: time('page_returned_at'),
    pageRestedAt: time('page_rested_at'),
    state: text().$type<AttemptState>().notNull(),
    exposure: text().$type<Exposure>().notNull(),
    pageKeyHash: text('page_key_hash'),
    bankSession: text('bank_session'),
    bankSessionExpiresAt: time('bank_session_expires_at'),
    form: jsonb().$type<Form>(),
    problem: text().$type<FormProblem>(),
    askedBy: text('asked_by').$type<AskingCall>(),
    accounts: text(),
    refusedAccounts: jsonb('refused_accounts').$type<readonly string[]>().notNull().default([]),
    accountCount: integer('account_count').notNull().default(0),
    accountHolder: text('account_holder'),
    accountNumber: text('account_number'),
    accountType: text('account_type'),
    fieldKey: text('field_key').notNull(),
    codeAskedAt: time('code_asked_at'),
    answersGiven: integer('answers_given').notNull().default(0),
    sentAt: time('sent_at'),
    failedReadAt: time('failed_read_at'),
    bankAnswered: boolean('bank_answered'),
    bankAskedAt: time('bank_asked_at'),
    verifyCount: integer('verify_count').notNull(),
    verifyAt: time('verify_at'),
  },
  (table) => [
    uniqueIndex('attempts_reference').on(table.reference),
    uniqueIndex('attempts_number').on(table.checkoutId, table.number),
    uniqueIndex('attempts_page_return').on(table.pageReturnHash),
    index('attempts_due').on(table.verifyAt).where(sql`verify_at is not null`),
    index('attempts_lately').on(table.bankAskedAt).where(sql`bank_answered is not null`),
    index('attempts_sent').on(table.id).where(sql`exposure = 'sent'`),
    index('attempts_field_key').on(table.fieldKey),
  ],
);

export const commands = directpay.table(
  'commands',
  {
    scope: text().$type<'merchant' | 'page'>().notNull(),
    key: text().notNull(),
    checkoutId: text('checkout_id')
      .notNull()
      .references(() => checkouts.id),
    command: text().notNull(),
    resultingVersion: integer('resulting_version'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [primaryKey({ name: 'commands_key', columns: [table.scope, table.key] })],
);

export const events = directpay.table(
  'events',
  {
    checkoutId: text('checkout_id')
      .notNull()
      .references(() => checkouts.id),
    seq: integer().notNull(),
    type: text().notNull(),
    at: time('at').notNull(),
    data: jsonb().$type<StoredEvent['data']>().notNull(),
  },
  (table) => [primaryKey({ name: 'events_seq', columns: [table.checkoutId, table.seq] })],
);

export const outbox = directpay.table(
  'outbox',
  {
    id: text().primaryKey(),
    checkoutId: text('checkout_id').notNull(),
    payload: jsonb().$type<OutgoingNotification>().notNull(),
    createdAt: time('created_at').notNull(),
    tries: integer().notNull(),
    nextAt: time('next_at'),
    deliveredAt: time('delivered_at'),
    /** In the order they were written: of two of one millisecond, or of one transaction, too. */
    position: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
  },
  (table) => [
    index('outbox_due').on(table.nextAt).where(sql`next_at is not null`),
    index('outbox_checkout').on(table.checkoutId),
  ],
);

export const inbox = directpay.table(
  'inbox',
  {
    id: text().primaryKey(),
    dedupeKey: text('dedupe_key').notNull(),
    type: text().notNull(),
    reference: text(),
    mandateId: text('mandate_id'),
    accountId: text('account_id'),
    saysCancelled: boolean('says_cancelled').notNull().default(false),
    quarantined: boolean().notNull(),
    body: text().notNull(),
    fieldKey: text('field_key').notNull(),
    receivedAt: time('received_at').notNull(),
    replayedAt: time('replayed_at'),
    replayKey: text('replay_key'),
  },
  (table) => [
    uniqueIndex('inbox_dedupe').on(table.dedupeKey),
    uniqueIndex('inbox_replay_key').on(table.replayKey),
    index('inbox_newest').on(table.receivedAt, table.id),
    index('inbox_quarantined').on(table.receivedAt, table.id).where(sql`quarantined`),
    index('inbox_cancelled').on(table.mandateId).where(sql`says_cancelled`),
    index('inbox_accounts').on(table.receivedAt).where(sql`account_id is not null`),
    index('inbox_field_key').on(table.fieldKey),
  ],
);

export const providerCache = directpay.table('provider_cache', {
  name: text().primaryKey(),
  value: jsonb().notNull(),
  at: time('at').notNull(),
});

export const meta = directpay.table('meta', { name: text().primaryKey(), at: time('at').notNull() });

/** Which database this is, as it was when its contents were last held to be all there is. One row. */
export const databaseIdentity = directpay.table('database_identity', {
  name: text().primaryKey(),
  identity: text().notNull(),
  at: time('at').notNull(),
});

/** When a user has logged in at a bank lately, over all checkouts. `user` is a keyed hash: nothing here tells who, or where. */
export const bankLogins = directpay.table(
  'bank_logins',
  {
    user: text('bank_user').primaryKey(),
    times: bigint({ mode: 'number' }).array().notNull(),
    lastAt: time('last_at').notNull(),
  },
  (table) => [index('bank_logins_last').on(table.lastAt)],
);

/** Checkouts whose personal data was erased. The proof of it, and what lets the guards of their rows take it. */
export const erasures = directpay.table('erasures', {
  checkoutId: text('checkout_id')
    .primaryKey()
    .references(() => checkouts.id),
  at: time('at').notNull(),
});
