import { foundIn } from '../../journeys/forms-of-text.ts';
import type { Facts } from './facts.ts';
import type { Violation } from './violation.ts';

/** I13: nothing that a payer has typed, no token and no key stands in what the processes wrote, what is kept or what was told. */
export function noSecretStandsAnywhere({ sinks, canaries }: Facts): readonly Violation[] {
  return sinks.flatMap(({ name, text }) =>
    foundIn(text, canaries).map((canary) => ({
      invariant: 'I13' as const,
      what: 'a secret stands where it must not',
      said: { sink: name, canary },
    })),
  );
}
