import type { WirePaymentStatus } from '../../proxy/providers/mono/wire.ts';
import type { QuestionName } from '../forms/questions.ts';

/** The calls at which something can go wrong. */
export type FaultyCall = 'connect-session' | 'login' | 'commit' | 'direct-pay-session' | 'charge' | 'capture';

/** Ways in which the bytes of an answer are not what they must be. */
export type Spoiling =
  | 'unknown-code'
  | 'missing-field'
  | 'wrong-type'
  | 'html'
  | 'empty'
  | 'truncated'
  | 'huge'
  | 'compressed'
  | 'drip';

/** What the caller gets in place of the answer, or how it gets it. Times are milliseconds, `retryAfterSeconds` is not. */
export type FaultAnswer =
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'session-over' }
  | { readonly kind: 'key-refused' }
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'gateway'; readonly status: 500 | 502 | 503 | 504 }
  | { readonly kind: 'silent' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'spoilt'; readonly how: Spoiling };

/** One thing that goes wrong at a call. */
export interface Fault {
  readonly answer: FaultAnswer;
  /** Whether the call does what it is for all the same. A refusal never does. */
  readonly effect?: 'done';
  /** How often in a row before it works once; always where left out. */
  readonly times?: number;
}

/** Something to answer before the login is through: a form, or a list of accounts, among them odd ones. */
export type LoginLevel = QuestionName | { readonly accounts: number; readonly odd?: true };

/** What becomes of the payment once the capture has taken effect. */
export interface Settlement {
  readonly ends: 'debited' | 'failed' | 'never';
  /** Milliseconds after the capture; `late` is the profile's time; at once where left out. */
  readonly afterMs?: number | 'late';
  /** As if naira had been read as kobo, or as if the payer had sent too little. */
  readonly debits?: 'one-hundredth' | 'one-naira-less';
}

/** What verify and the list say for a while, in place of the truth. */
export interface VerifyPhase {
  readonly says: 'not-found' | 'down' | 'rate-limited' | WirePaymentStatus;
  /** Milliseconds, counted from the end of the phase before, the first from the capture. */
  readonly forMs?: number;
  /** How many times it is said. A phase with neither lasts for ever. */
  readonly reads?: number;
}

/** What verify and the list get wrong about a payment. */
export interface Misreport {
  readonly reference?: 'another';
  readonly mode?: 'other';
  readonly currency?: string;
  /** Milliseconds before the truth. */
  readonly createdBeforeMs?: number;
}

export type WebhookBody =
  | 'wrapped'
  | 'wrapped-twice'
  | 'without-event-id'
  | 'without-reference'
  | 'broken-json'
  | 'deeply-nested'
  | 'proto'
  | 'oversize';

/** One webhook, beside or in place of the usual one. */
export interface WebhookPlan {
  /** When its time starts: with the charge, with the capture, or where the payment ends. */
  readonly from?: 'charge' | 'capture';
  /** The truth where left out. */
  readonly tells?: 'successful' | 'failed' | 'cancelled' | 'abandoned';
  /** Milliseconds; the profile's delay where left out. */
  readonly afterMs?: number;
  /** The same body so many times at once. */
  readonly times?: number;
  /** Forged: sent once, and not again when refused. */
  readonly secret?: 'wrong' | 'none';
  readonly body?: WebhookBody;
}

/** How a bank behaves, call by call. Whatever is left out goes straight through. */
export interface Behaviour {
  /** Asked one after the other, the first by the login, the others by commits. */
  readonly loginAsks?: readonly LoginLevel[];
  /** The form that connecting itself shows, in place of the bank's own. */
  readonly connectAsks?: 'captcha';
  /** Asked by the direct-pay session; its inputs belong to the charge. */
  readonly sessionAsks?: QuestionName;
  /** Asked by the charge; its inputs belong to the capture. */
  readonly chargeAsks?: QuestionName;
  /** Asked by the capture itself, each once, before it goes through. */
  readonly captureAsks?: readonly QuestionName[];
  /** So many right codes are refused first, of the login and of the payment each; the fifth in a row locks. */
  readonly refusesCodes?: number;
  /** The first account that is chosen is not taken. */
  readonly refusesFirstAccount?: true;
  /** The charge is made out to another account than the one chosen. */
  readonly chargesAnotherAccount?: true;
  /** Where a question stands; where the published samples have it, unless told. */
  readonly formIn?: 'data' | 'ui' | 'userInput';
  /** In which of the two spellings the bank session is answered; the profile's where left out. */
  readonly spelling?: 'v2';
  readonly faults?: Readonly<Partial<Record<FaultyCall, Fault>>>;
  /** Debited at once where left out. */
  readonly settles?: Settlement;
  /** A debit made so long after the charge or the capture was called, whatever was answered, unless there was one already. */
  readonly debitsAnyway?: { readonly after: 'charge' | 'capture'; readonly ms: number };
  readonly verify?: readonly VerifyPhase[];
  /** The list of payments tells the truth while verify does not. */
  readonly listKnows?: true;
  readonly misreports?: Misreport;
  /** One that tells the truth where left out; none where empty. */
  readonly webhooks?: readonly WebhookPlan[];
}
