import type { Way } from '../likely-ways.ts';

/** The ways on after a failure. Where the bank's app refuses so small a transfer, the same bank would fail again. */
export function waysAfter(refusesSmallTransfers: boolean): readonly Way[] {
  return refusesSmallTransfers
    ? ['change-bank', 'restart', 'cancel-set-up']
    : ['restart', 'change-bank', 'cancel-set-up'];
}
