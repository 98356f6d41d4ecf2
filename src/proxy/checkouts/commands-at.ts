import { allowedCommands, type Command, type Step } from '../../contract/steps.ts';
import type { CheckoutRows } from '../store/store.ts';
import { exposureOf } from './exposure.ts';
import { areBankTriesUsedUp } from './tries.ts';
import { startsAtWays } from './ways.ts';

/** What a payer may ask for at `step`: by the table, and only where there is something else to choose. What the provider's page was refused for stays so. */
export function commandsAt({ checkout, attempts }: CheckoutRows, step: Step): Command[] {
  const hasMethods = (checkout.chosen?.methods.length ?? 0) > 1;
  const hasBanks = checkout.ways.some(({ way }) => way === 'bank');
  const isStuck = step === 'declined' || step === 'unavailable';
  const isBankOver = isStuck && areBankTriesUsedUp({ checkout, attempts });
  const isOrderRefused = step === 'unavailable' && checkout.unavailableReason === 'order_refused';
  const isAtBank = attempts.find(({ id }) => id === checkout.attemptId)?.way !== 'provider-page';
  return allowedCommands(step, exposureOf(attempts)).filter((command) => {
    switch (command) {
      case 'change-method':
        return hasMethods && !isBankOver;
      case 'change-way':
        return startsAtWays(checkout) && (hasBanks || !isOrderRefused);
      case 'change-bank':
        return hasBanks && !isBankOver;
      case 'try-again':
        return !(isBankOver && isAtBank) && !isOrderRefused;
      case 'go-back':
        return step !== 'leave-to-provider';
      default:
        return true;
    }
  });
}
