import { allowedCommands, type Command, type Step } from '../../contract/steps.ts';
import type { CheckoutRows } from '../store/store.ts';
import { exposureOf } from './exposure.ts';

/** What a payer may ask for at `step`: by the table, a change of method only where the chosen bank has several. */
export function commandsAt({ checkout, attempts }: CheckoutRows, step: Step): Command[] {
  const hasMethods = (checkout.chosen?.methods.length ?? 0) > 1;
  return allowedCommands(step, exposureOf(attempts)).filter(
    (command) => (command !== 'change-method' || hasMethods) && command !== 'change-way',
  );
}
