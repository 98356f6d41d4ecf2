import type { SessionView } from '../../contract/session.ts';
import type { Step } from '../../contract/steps.ts';

/** Where a payer stands. A bank that asks for one thing after another keeps the step, and yet the payer is somewhere new. */
export function placeOf(view: SessionView, screen: Step = view.step): string {
  if (!('form' in view) || screen !== view.step) return screen;
  return [screen, view.form.prompt, ...view.form.fields.map(({ name }) => name)].join('\n');
}
