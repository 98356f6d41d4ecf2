import type { SessionView } from '../../contract/session.ts';
import type { Step } from '../../contract/steps.ts';

/**
 * Where a payer stands. A bank that asks for one thing after another keeps the step, and so does going to the provider's page and coming back; yet
 * the payer is somewhere new.
 */
export function placeOf(view: SessionView, screen: Step = view.step, away = false): string {
  if (view.step === 'leave-to-provider' && screen === view.step) {
    if (away) return `${screen} away`;
    return view.checkedSeconds === undefined ? screen : `${screen} checked`;
  }
  if (!('form' in view) || screen !== view.step) return screen;
  return [screen, view.form.prompt, ...view.form.fields.map(({ name }) => name)].join('\n');
}
