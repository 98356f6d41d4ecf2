import type { Step } from '../../contract/steps.ts';
import type { KindRules } from './kind.ts';

/** Where the bank list cannot be had, `choose-bank` is shown as `unavailable`. */
export function shownStep({ banks }: Pick<KindRules, 'banks'>, step: Step): Step {
  return step === 'choose-bank' && !banks.current() ? 'unavailable' : step;
}
