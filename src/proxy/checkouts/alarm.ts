/** Things an operator must see. A closed list; each raises a counter and a log line without personal data. */
export const alarms = [
  'provider_key_refused',
  'provider_unknown_code',
  'provider_unknown_shape',
  'amount_mismatch',
  'late_success',
  'duplicate_debit',
  'needs_review',
  'contradicting_webhook',
  'fence_refused',
] as const;
export type Alarm = (typeof alarms)[number];

export type RaiseAlarm = (alarm: Alarm, facts: Readonly<Record<string, string | number | boolean>>) => void;
