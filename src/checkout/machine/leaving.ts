import { flow } from './flow.ts';
import { came, resting, stepState } from './step-states.ts';

/** What was begun at the provider's page may still be paid: who may have been there is asked once before it is given up. */
const giveUp = [
  { guard: 'wasAway', target: 'askingGiveUp' },
  { guard: 'wasChecked', target: 'askingGiveUp' },
  'leaving',
] as const;

/** Nothing that comes with a return is believed: it makes the server ask. */
export const leaveToProvider = stepState('leave-to-provider', {
  on: {
    'way-change.asked': giveUp,
    'back.asked': giveUp,
    'return.told': {
      target: 'leaving',
      actions: { type: 'tell', params: { what: 'provider_page.returned' } },
    },
  },
  states: {
    askingGiveUp: {
      tags: 'asking-give-up',
      on: {
        ...resting('leave-to-provider').on,
        'give-up.confirmed': 'leaving',
        'give-up.dismissed': 'resting',
      },
    },
  },
});

const opened = {
  guard: 'isAtPage',
  target: 'away',
  actions: { type: 'tell', params: { what: 'provider_page.opened' } },
} as const;

/**
 * Whether the payer may have been to the provider's page and is not known to be back. Opening it asks nothing of the server. A page
 * that starts at that step was not there when it was reached: the payer may have been away since.
 */
export const providerPage = flow.createStateConfig({
  initial: 'starting',
  states: {
    starting: { always: [{ guard: 'isAtPage', target: 'away' }, { target: 'here' }] },
    here: { on: { 'page.opened': opened } },
    away: {
      on: {
        'page.opened': opened,
        'view.came': { guard: { type: 'isNoMoreAway', params: came }, target: 'here' },
      },
    },
  },
});
