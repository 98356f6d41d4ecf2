import * as v from 'valibot';
import { commands } from './steps.ts';

/** How a bank has answered lately, by our own outcomes. `troubled`: often not. `down`: not once; it is explained and offered last. */
export const bankConditions = ['troubled', 'down'] as const;
export type BankCondition = (typeof bankConditions)[number];

/**
 * One row of the bank list. `id` is ours and opaque: bank, segment and entry together, since providers repeat ids.
 * `methods` names the ways to log in, as a payer reads them.
 * `find` holds further words that find it (nicknames, old names, bank code, USSD code), lower case, space-separated.
 */
export const BankSchema = v.object({
  id: v.string(),
  name: v.string(),
  segment: v.picklist(['personal', 'business']),
  methods: v.array(v.string()),
  colour: v.exactOptional(v.string()),
  find: v.exactOptional(v.string()),
  condition: v.exactOptional(v.picklist(bankConditions)),
  /** For a mandate: the bank's app sends nothing below this, in minor units. */
  smallestTransferMinor: v.exactOptional(v.number()),
});
export type Bank = v.InferOutput<typeof BankSchema>;

/** Answer of `GET /v1/session/banks`. */
export const BankPageSchema = v.object({
  banks: v.array(BankSchema),
  nextCursor: v.exactOptional(v.string()),
});
export type BankPage = v.InferOutput<typeof BankPageSchema>;

/** The bank the payer is at, as screens name it. */
export const ChosenBankSchema = v.object({
  id: v.string(),
  name: v.string(),
  segment: v.picklist(['personal', 'business']),
  colour: v.exactOptional(v.string()),
  method: v.exactOptional(v.string()),
});
export type ChosenBank = v.InferOutput<typeof ChosenBankSchema>;

/** All that is shown of an account's number. */
export const LastFourSchema = v.pipe(v.string(), v.regex(/^\d{4}$/));

/** An account, never in full: the holder's name as the bank has it, and the last four digits where the bank tells a number. */
export const AccountSchema = v.object({
  holder: v.exactOptional(v.string()),
  lastFour: v.exactOptional(LastFourSchema),
  type: v.exactOptional(v.string()),
});
export type Account = v.InferOutput<typeof AccountSchema>;

/** One account of a payer to choose from. `refused`: the bank did not take it when it was chosen before. */
export const ListedAccountSchema = v.object({
  ...AccountSchema.entries,
  id: v.string(),
  refused: v.exactOptional(v.literal(true)),
});
export type ListedAccount = v.InferOutput<typeof ListedAccountSchema>;

/** Why the payer is back at the bank list. */
export const notices = ['bank_session_ended', 'interrupted', 'bank_did_not_answer', 'started_over'] as const;
/** Why the bank did not take what was typed. One code covers wrong details and a fault at the bank. */
export const formProblems = ['details_refused', 'code_refused'] as const;
/** Why an attempt was refused, from the reviewed list of the provider's answers. `tries_used_up` is our own limit, no bank's answer. */
export const declineReasons = [
  'insufficient_funds',
  'account_dormant',
  'limit_exceeded',
  'account_locked',
  'login_locked',
  'tries_used_up',
  'details_changed',
  'bank_refused',
] as const;
export type DeclineReason = (typeof declineReasons)[number];
/**
 * Why nothing can be done right now. `bank_asks_more`: the bank asked for something this version cannot pass on. `order_refused`: the provider makes no page for what the
 * merchant ordered, now or later.
 */
export const unavailableReasons = [
  'provider_unreachable',
  'provider_refuses_us',
  'bank_asks_more',
  'bank_busy',
  'order_refused',
] as const;
export type UnavailableReason = (typeof unavailableReasons)[number];

const merchant = v.object({
  name: v.string(),
  support: v.exactOptional(v.string()),
  logo: v.exactOptional(v.string()),
});

/** `accent` is `#rrggbb`; `theme` follows the device where it is `auto`. */
export const AppearanceSchema = v.object({
  accent: v.exactOptional(v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/))),
  theme: v.exactOptional(v.picklist(['light', 'dark', 'auto'])),
});
export type Appearance = v.InferOutput<typeof AppearanceSchema>;

/** What every view carries, whatever is being set up. */
export const everyStep = {
  id: v.string(),
  /** Raised only when what the payer sees changes. */
  version: v.number(),
  mode: v.picklist(['test', 'live']),
  merchant,
  /** Who carries what is typed to the bank, by name. */
  provider: v.string(),
  reference: v.string(),
  supportCode: v.string(),
  expiresAt: v.string(),
  /** A command is being carried out; watch for what comes next. */
  busy: v.boolean(),
  /** True while a debit has happened or cannot be ruled out. */
  mayHavePaid: v.boolean(),
  /** What this page may ask for now. */
  commands: v.array(v.picklist(commands)),
  locale: v.string(),
  appearance: v.exactOptional(AppearanceSchema),
  returnUrl: v.exactOptional(v.string()),
  cancelUrl: v.exactOptional(v.string()),
};
