import type { Clock } from '../../../clock.ts';
import type { MandateProvider } from '../../mandate-provider.ts';
import type { SearchWords } from '../translate-institutions.ts';
import type { ToPage } from '../translate-page.ts';
import { customerCalls } from './customer-calls.ts';
import { debitCalls } from './debit-calls.ts';
import type { AskMandate } from './mandate-caller.ts';
import { mandateCalls } from './mandate-calls.ts';
import type { MandateSettings } from './mandate-settings.ts';

/** Mono's customers, mandates and their debits behind the interface that the rules call. */
export function createMandates(options: {
  readonly ask: AskMandate;
  readonly clock: Clock;
  readonly settings: MandateSettings;
  readonly searchWords: SearchWords;
  readonly toPage: ToPage | undefined;
}): MandateProvider {
  const { ask, clock, settings, searchWords, toPage } = options;
  const { timeouts } = settings;
  return {
    patienceMs: (call) => timeouts[call],
    ...customerCalls({ ask, clock, findMs: timeouts['find-customer'] }),
    ...mandateCalls({ ask, settings, searchWords, toPage }),
    ...debitCalls({ ask, clock, settings }),
  };
}
