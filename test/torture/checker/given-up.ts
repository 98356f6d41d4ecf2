import type { EventFact, Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

/** What may have moved money, and is written down when it is sent. */
const calls = ['charge', 'capture'] as const;

/** I7: once others have given up a call of a process that was silent for too long, what that process learns is not written down any more. */
export function nothingFollowsWhatWasGivenUp({ events }: Facts): readonly Violation[] {
  return [...grouped(events, ({ checkoutId }) => checkoutId)].flatMap(([checkoutId, ofOne]) =>
    calls.flatMap((call): Violation[] => {
      const late = answerOfGivenUp(ofOne, call);
      if (!late) return [];
      return [{ invariant: 'I7', what: `${late.type} after its call was given up`, checkoutId, said: late }];
    }),
  );
}

function answerOfGivenUp(events: readonly EventFact[], call: string): EventFact | undefined {
  let isGivenUp = false;
  for (const event of events) {
    if (event.type === `${call}.sent`) isGivenUp = false;
    if (event.type === 'lease.expired' && event.data['call'] === call) isGivenUp = true;
    if (event.type === `${call}.answered` && isGivenUp) return event;
  }
  return undefined;
}
