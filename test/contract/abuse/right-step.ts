import type { SessionView } from '../../../src/contract/session.ts';
import type { Command } from '../../../src/contract/steps.ts';
import { nextOfMandate } from '../../faults/sandbox-payer.ts';

/** What a payer in good faith does next, as the page shows it; nothing where there is only waiting. */
export function rightStep(view: SessionView): { command: Command; body: object } | undefined {
  if (view.kind === 'mandate') return nextOfMandate(view);
  switch (view.step) {
    case 'choose-bank': {
      const bank = view.banks.find(({ name, segment }) => name === 'GTBank' && segment === 'personal');
      return bank && { command: 'choose-bank', body: { bankId: bank.id } };
    }
    case 'log-in':
      return { command: 'log-in', body: { fields: { username: 'user_good', password: '123456' } } };
    case 'confirm-payment':
      return { command: 'pay', body: {} };
    case 'declined':
      return { command: 'try-again', body: {} };
    default:
      return undefined;
  }
}
