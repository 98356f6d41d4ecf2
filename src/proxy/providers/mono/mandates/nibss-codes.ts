import type { ProviderDebit } from '../../mandate-provider.ts';

type DebitFailure = NonNullable<ProviderDebit['failure']>;

/**
 * NIBSS's codes for an outcome that is still to come, whatever word stands beside them: status unknown, in progress, no action taken yet, ask the
 * sending bank, answered too late, timed out. 99 is Mono's own for a debit that is processing.
 */
export const pendingCodes: readonly string[] = ['01', '09', '21', '35', '68', '97', '99'];

/**
 * What NIBSS's codes for a failure mean for a merchant. 26 and 94, a duplicate, are left out on purpose: what was there before may have gone
 * through. So are codes that say nothing about a debit.
 */
const failures: Readonly<Record<string, DebitFailure>> = {
  '51': 'insufficient_funds',
  '03': 'account_refused',
  '05': 'account_refused',
  '06': 'account_refused',
  '07': 'account_refused',
  '08': 'account_refused',
  '25': 'account_refused',
  '61': 'limit_exceeded',
  '65': 'limit_exceeded',
  '12': 'bank_refused',
  '13': 'bank_refused',
  '15': 'bank_refused',
  '16': 'bank_refused',
  '17': 'bank_refused',
  '18': 'bank_refused',
  '30': 'bank_refused',
  '34': 'bank_refused',
  '57': 'bank_refused',
  '58': 'bank_refused',
  '63': 'bank_refused',
  '71': 'bank_refused',
  '91': 'bank_refused',
  '92': 'bank_refused',
  '96': 'bank_refused',
};

/** A bank or a switch that was down. Beside a debit that is told as failed they explain it; alone they do not say how it ended. */
const notFinalAlone: ReadonlySet<string> = new Set(['91', '92', '96']);

/** Codes that settle a debit without a word of it: nothing was taken. */
export const finalAloneCodes: readonly string[] = Object.keys(failures).filter(
  (code) => !notFinalAlone.has(code),
);

/** Why a debit that is told as failed failed; undefined where its code does not go with a failure. */
export function failureOf(code: string | undefined): DebitFailure | undefined {
  if (code === undefined || code === '400') return 'bank_refused';
  return Object.hasOwn(failures, code) ? failures[code] : undefined;
}
