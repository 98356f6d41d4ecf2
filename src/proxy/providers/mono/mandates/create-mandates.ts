import type { Clock } from '../../../clock.ts';
import type { MandateProvider } from '../../mandate-provider.ts';
import type { Send } from '../client.ts';
import type { SearchWords } from '../translate-institutions.ts';
import { customerCalls } from './customer-calls.ts';
import { debitCalls } from './debit-calls.ts';
import { createMandateCaller } from './mandate-caller.ts';
import { mandateCalls } from './mandate-calls.ts';
import type { MandateSettings } from './mandate-settings.ts';

/** Mono's customers, mandates and their debits behind the interface that the rules call. */
export function createMandates(options: {
  readonly send: Send;
  readonly clock: Clock;
  readonly settings: MandateSettings;
  readonly searchWords: SearchWords;
}): MandateProvider {
  const { send, clock, settings, searchWords } = options;
  const { timeouts } = settings;
  const ask = createMandateCaller(send, timeouts);
  return {
    patienceMs: (call) => timeouts[call],
    ...customerCalls({ ask, clock, findMs: timeouts['find-customer'] }),
    ...mandateCalls({ ask, settings, searchWords }),
    ...debitCalls({ ask, clock, settings }),
  };
}
