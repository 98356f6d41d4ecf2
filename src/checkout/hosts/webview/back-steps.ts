import type { Command } from '../../../contract/steps.ts';
import type { PayerEvent, Shown } from '../../machine/facade.ts';

/** The nearest way back first. */
const waysBack: readonly (readonly [Command, PayerEvent])[] = [
  ['go-back', { type: 'back.asked' }],
  ['change-bank', { type: 'bank-change.asked' }],
  ['change-way', { type: 'way-change.asked' }],
];

/**
 * What the phone's back key means: what the page's own back would do. What is asked is answered with no; what is under way is waited
 * for; where there is no way back, it is a wish to close, before which the payer is warned where money may have moved.
 */
export function backSteps(now: Shown): readonly PayerEvent[] {
  const { commands } = now.view;
  // The app was told to close and has not: it is told again.
  if (now.closing === 'closed') return [{ type: 'close.dismissed' }, { type: 'close.asked' }];
  if (now.closing === 'asking') return [{ type: 'close.dismissed' }];
  if (now.askingCancel) return [{ type: 'cancel.dismissed' }];
  if (now.askingGiveUp) return [{ type: 'give-up.dismissed' }];
  if (now.bankMissing) return [{ type: 'bank-missing.dismissed' }];
  if (now.busy && !now.locked) return [];
  const way = now.busy ? undefined : waysBack.find(([command]) => commands.includes(command));
  return [way?.[1] ?? { type: 'close.asked' }];
}
