import * as v from 'valibot';
import { CurrencySchema } from './amounts.ts';
import { FormSchema } from './form.ts';
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
});
export type Bank = v.InferOutput<typeof BankSchema>;

/** The bank the payer is at, as screens name it. */
export const ChosenBankSchema = v.object({
  id: v.string(),
  name: v.string(),
  segment: v.picklist(['personal', 'business']),
  colour: v.exactOptional(v.string()),
  method: v.exactOptional(v.string()),
});
export type ChosenBank = v.InferOutput<typeof ChosenBankSchema>;

/** An account, never in full: the holder's name as the bank has it, and the last four digits where the bank tells a number. */
export const AccountSchema = v.object({
  holder: v.exactOptional(v.string()),
  lastFour: v.exactOptional(v.string()),
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
/** Why nothing can be done right now. `bank_asks_more`: the bank asked for something this version cannot pass on. */
export const unavailableReasons = [
  'provider_unreachable',
  'provider_refuses_us',
  'bank_asks_more',
  'bank_busy',
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

const everyStep = {
  id: v.string(),
  kind: v.literal('payment'),
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

const priced = {
  ...everyStep,
  amountMinor: v.number(),
  currency: CurrencySchema,
  description: v.string(),
};

const form = {
  bank: ChosenBankSchema,
  form: FormSchema,
  problem: v.exactOptional(v.picklist(formProblems)),
  /** Tries left here: our own limit, not the bank's. */
  triesLeft: v.exactOptional(v.number()),
};

/**
 * The whole of what a payer's page shows: the answer of every call of the session API. `step` says what comes next.
 * `expired` and `cancelled` carry no amount, since anyone with an old link may open it.
 */
export const SessionViewSchema = v.variant('step', [
  v.object({
    ...priced,
    step: v.literal('choose-way'),
    ways: v.array(v.picklist(['bank', 'provider-page'])),
  }),
  v.object({
    ...priced,
    step: v.literal('choose-bank'),
    /** The first rows; `nextCursor` asks `GET /v1/session/banks` for the rest. */
    banks: v.array(BankSchema),
    nextCursor: v.exactOptional(v.string()),
    notice: v.exactOptional(v.picklist(notices)),
  }),
  v.object({
    ...priced,
    step: v.literal('choose-method'),
    bank: ChosenBankSchema,
    methods: v.array(v.object({ id: v.string(), name: v.string() })),
  }),
  v.object({ ...priced, step: v.literal('log-in'), ...form }),
  v.object({ ...priced, step: v.literal('answer'), ...form, account: v.exactOptional(AccountSchema) }),
  v.object({
    ...priced,
    step: v.literal('choose-account'),
    bank: ChosenBankSchema,
    accounts: v.array(ListedAccountSchema),
    problem: v.exactOptional(v.literal('account_refused')),
  }),
  v.object({
    ...priced,
    step: v.literal('confirm-payment'),
    bank: ChosenBankSchema,
    account: v.exactOptional(AccountSchema),
  }),
  v.object({ ...priced, step: v.literal('authorise'), ...form, account: v.exactOptional(AccountSchema) }),
  v.object({ ...priced, step: v.literal('leave-to-provider'), url: v.string() }),
  v.object({ ...priced, step: v.literal('in-use') }),
  v.object({
    ...priced,
    step: v.literal('confirming'),
    bank: v.exactOptional(ChosenBankSchema),
    /** Seconds that the outcome had been waited for when the view was made, by the server's clock; a phone's may be wrong. */
    waitedSeconds: v.number(),
    /** A person at the merchant looks into it; asking the bank goes on. */
    needsReview: v.boolean(),
  }),
  v.object({
    ...priced,
    step: v.literal('paid'),
    bank: v.exactOptional(ChosenBankSchema),
    account: v.exactOptional(AccountSchema),
    paidAt: v.string(),
    /** What the provider knows the payment by: a bank or a support desk finds it with this. */
    providerReference: v.exactOptional(v.string()),
    /** What the payer's bank will show for the debit, where the provider says. */
    narration: v.exactOptional(v.string()),
  }),
  v.object({
    ...priced,
    step: v.literal('declined'),
    bank: ChosenBankSchema,
    reason: v.picklist(declineReasons),
    /** The account that was refused, where the payer chose one. */
    account: v.exactOptional(AccountSchema),
    /** The login showed further accounts: logging in again leads to the choice. */
    hasOtherAccounts: v.exactOptional(v.literal(true)),
  }),
  v.object({ ...everyStep, step: v.literal('expired') }),
  v.object({ ...everyStep, step: v.literal('cancelled') }),
  v.object({
    ...priced,
    step: v.literal('unavailable'),
    bank: v.exactOptional(ChosenBankSchema),
    reason: v.picklist(unavailableReasons),
  }),
]);
export type SessionView = v.InferOutput<typeof SessionViewSchema>;
export type ViewOf<S extends SessionView['step']> = Extract<SessionView, { step: S }>;

/** Answer of `POST /v1/pages`. `expiresAt` is that of the page token, ISO 8601. */
export const OpenedPageSchema = v.object({
  pageToken: v.string(),
  expiresAt: v.string(),
  view: SessionViewSchema,
});
export type OpenedPage = v.InferOutput<typeof OpenedPageSchema>;

/** Answer of `GET /v1/session/banks`. */
export const BankPageSchema = v.object({
  banks: v.array(BankSchema),
  nextCursor: v.exactOptional(v.string()),
});
export type BankPage = v.InferOutput<typeof BankPageSchema>;
