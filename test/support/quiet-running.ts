import type { Shown } from '../../src/checkout/machine/facade.ts';
import type { Step } from '../../src/contract/steps.ts';
import { sampleView } from '../model/sample-views.ts';
import { quietAt } from './quiet-page.ts';

/** A checkout whose payer goes where the test says, and whom one part of the page follows. */
export function quietRunning() {
  let now: Shown = quietAt(sampleView('choose-bank'));
  let changed = (_: Shown): void => {};
  return {
    running: {
      now: () => now,
      onChange: (listener: typeof changed) => {
        changed = listener;
        return () => {};
      },
    },
    goesTo(step: Step): void {
      now = quietAt(sampleView(step));
      changed(now);
    },
  };
}
