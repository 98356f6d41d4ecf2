import type { Fault } from '../scenarios/behaviour.ts';

/** A transfer that reaches a destination by itself. Milliseconds since the mandate was created. */
export interface TransferPlan {
  readonly afterMs: number;
  /** From the account of the mandate where left out. */
  readonly from?: 'another-account';
  /** Kobo; ₦50 where left out. */
  readonly amountMinor?: number;
}

/** What NIBSS and the bank make of a right transfer. */
export type Decision =
  | { readonly decides: 'approved'; readonly afterMs?: number }
  | { readonly decides: 'rejected' | 'transfer-failed'; readonly afterMs: number }
  | { readonly decides: 'nothing' };

/** Why a mandate is not created, in place of checking. */
export type CreationRefusal = 'other-holder' | 'other-pending' | 'first-start-date' | 'no-such-account';

export type MandateWebhookBody = 'wrapped' | 'wrapped-twice' | 'without-event-id';

/** How the webhooks of a mandate differ from one each, in order, after the profile's delay. */
export interface MandateWebhooks {
  readonly lost?: true;
  readonly times?: number;
  readonly afterMs?: number;
  /** Whatever happens first is told last: each is told this much later than the one after it. */
  readonly reordered?: true;
  readonly body?: MandateWebhookBody;
  /** A cancellation is told as `cancelled`, as one page of the documents names it, in place of `cancel`. */
  readonly namesCancelled?: true;
  /** Told beside an approval: what is not so. */
  readonly contradicts?: 'cancelled' | 'rejected' | 'created-again';
}

/** How a debit goes. Whatever is left out is taken at once, and said so. */
export interface DebitBehaviour {
  /** The code of a refusal by the bank. */
  readonly fails?: { readonly code: string; readonly message: string };
  /** Answered as processing first. `never`: it stays so. */
  readonly settles?: { readonly ends: 'successful' | 'failed' | 'never'; readonly afterMs: number };
  readonly fault?: Fault;
  /** Reading it, and the list, know nothing of it for so long. */
  readonly hiddenMs?: number;
  /** Told as this share of what was taken. */
  readonly tells?: 'one-hundredth';
}

/** How a mandate behaves. Whatever is left out waits until it is told. */
export interface MandateBehaviour {
  readonly creation?: { readonly refuses: CreationRefusal } | { readonly fault: Fault };
  readonly transfers?: readonly TransferPlan[];
  readonly decision?: Decision;
  /** The approval comes whatever has become of the mandate meanwhile. */
  readonly approvesAnyway?: true;
  /** When an approved mandate can be debited, milliseconds after the approval; the profile's time where left out. */
  readonly ready?: number | 'next-working-day';
  readonly webhooks?: MandateWebhooks;
  /** The payer's other accounts, which a sweep takes from: how many, and what each holds, kobo. */
  readonly linked?: {
    readonly accounts?: number;
    readonly moneyMinor?: number;
    readonly lastNeverReady?: true;
  };
  /** So long after the first try of a schedule the account holds so much. Milliseconds, kobo. */
  readonly moneyComes?: { readonly afterMs: number; readonly moneyMinor: number };
  readonly debit?: DebitBehaviour;
  /** What the account holds, kobo; plenty where left out. */
  readonly moneyMinor?: number;
}
