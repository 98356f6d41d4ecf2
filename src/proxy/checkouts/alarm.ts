/** Things an operator must see. A closed list; each raises a counter and a log line without personal data. */
export const alarms = [
  'provider_key_refused',
  'provider_unknown_code',
  'provider_unknown_shape',
  'amount_mismatch',
  'late_success',
  'duplicate_debit',
  'needs_review',
  'refund_unsettled',
  'refund_after_failure',
  'contradicting_webhook',
  'fence_refused',
  'debit_not_ours',
  'mandate_mismatch',
  'mandate_contradiction',
  'mandate_not_found',
  'mandate_create_unknown',
  'mandate_approved_after_end',
  'mandate_cancel_unconfirmed',
  'account_linked_after_end',
  'linked_account_differs',
  'page_refused',
  'bank_logins_limited',
  'database_restored',
  'books_differ',
] as const;
export type Alarm = (typeof alarms)[number];

/** What goes into the log with an alarm: whose checkout, and words of closed lists. Never anything personal. */
export interface AlarmFacts {
  /** Absent where it is about no checkout. */
  readonly checkout?: string;
  readonly call?: string;
  readonly code?: string;
  readonly status?: string;
  readonly reason?: string;
  readonly differs?: string;
}

export type RaiseAlarm = (alarm: Alarm, facts: AlarmFacts) => void;
