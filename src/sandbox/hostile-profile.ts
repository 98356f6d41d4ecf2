import { createDice } from './dice.ts';
import type { OddAddress, OddReturn } from './hosted/trouble.ts';
import type { DebitBehaviour, MandateBehaviour, MandateWebhooks } from './mandates/behaviour.ts';
import type { LinkBehaviour } from './one-time/behaviour.ts';
import { kindProfile, type Profile } from './profile.ts';
import type { Behaviour, Fault, WebhookPlan } from './scenarios/behaviour.ts';

/** How often, of all payments. What is left of the whole goes straight through. */
const chances = {
  serverErrorAfterDebit: 0.1,
  silenceAfterDebit: 0.08,
  cutAfterDebit: 0.07,
  cutBeforeDebit: 0.05,
  anotherAmount: 0.04,
  webhookSaysFailed: 0.15,
  webhookLost: 0.15,
  webhookFiveTimes: 0.1,
  noWayBack: 0.15,
  falseWayBack: 0.1,
  foreignAddress: 0.05,
  falseAddress: 0.05,
} as const;

type Roll = () => number;

/** The first of the rows whose share of the dice was hit; undefined for what no row takes. */
function drawn<T>(roll: Roll, rows: readonly (readonly [chance: number, what: T])[]): T | undefined {
  let left = roll();
  for (const [chance, what] of rows) {
    if (left < chance) return what;
    left -= chance;
  }
  return undefined;
}

const captureFault = (roll: Roll): Fault | undefined =>
  drawn<Fault>(roll, [
    [chances.serverErrorAfterDebit, { answer: { kind: 'gateway', status: 502 }, effect: 'done' }],
    [chances.silenceAfterDebit, { answer: { kind: 'silent' }, effect: 'done' }],
    [chances.cutAfterDebit, { answer: { kind: 'cut' }, effect: 'done' }],
    [chances.cutBeforeDebit, { answer: { kind: 'cut' } }],
  ]);

const webhooks = (roll: Roll): readonly WebhookPlan[] | undefined =>
  drawn<readonly WebhookPlan[]>(roll, [
    [chances.webhookSaysFailed, [{}, { tells: 'failed' }]],
    [chances.webhookLost, []],
    [chances.webhookFiveTimes, [{ times: 5 }]],
  ]);

/** Adds what goes wrong by chance; what the scenario itself says stands. */
function twisted(roll: Roll, behaviour: Behaviour): Behaviour {
  const fault = captureFault(roll);
  const plans = webhooks(roll);
  const otherAmount = roll() < chances.anotherAmount;
  return {
    ...(fault ? { faults: { capture: fault } } : {}),
    ...(plans ? { webhooks: plans } : {}),
    ...(otherAmount ? { settles: { ends: 'debited', debits: 'one-hundredth' } } : {}),
    ...behaviour,
  };
}

/** A debit's answer goes wrong as often as a capture's; what the scenario itself says stands. */
function twistedDebit(roll: Roll, behaviour: DebitBehaviour): DebitBehaviour {
  const fault = captureFault(roll);
  return { ...(fault ? { fault } : {}), ...behaviour };
}

const mandateWebhooks = (roll: Roll): MandateWebhooks | undefined =>
  drawn<MandateWebhooks>(roll, [
    [chances.webhookSaysFailed, { contradicts: 'rejected' }],
    [chances.webhookLost, { lost: true }],
    [chances.webhookFiveTimes, { times: 5, reordered: true }],
  ]);

function twistedMandate(roll: Roll, behaviour: MandateBehaviour): MandateBehaviour {
  const plan = mandateWebhooks(roll);
  return { ...(plan ? { webhooks: plan } : {}), ...behaviour };
}

/** The call that makes a page and a refund go wrong as often as a capture's; the way to the page and back has chances of its own. */
function twistedLink(roll: Roll, behaviour: LinkBehaviour): LinkBehaviour {
  const initiation = captureFault(roll);
  const refund = captureFault(roll);
  const address = drawn<OddAddress>(roll, [
    [chances.foreignAddress, 'foreign'],
    [chances.falseAddress / 2, 'userinfo'],
    [chances.falseAddress / 2, 'javascript'],
  ]);
  const returns = drawn<OddReturn>(roll, [
    [chances.noWayBack, 'never'],
    [chances.falseWayBack, 'says-successful'],
  ]);
  return {
    ...(initiation ? { initiation } : {}),
    ...(address ? { address } : {}),
    ...(returns ? { returns } : {}),
    ...(refund ? { refund: { fault: refund } } : {}),
    ...behaviour,
  };
}

/**
 * Takes nothing for a repeat, neither a reference nor a payment, a charge or a capture of a session, knows of no debit for 30 seconds, and by chance debits and then fails to say so, debits
 * another amount, tells by webhook what is not so, or nothing, of payments and of mandates, and sends payers to wrong pages and back with
 * wrong words. The same seed gives the same chances in the same order.
 */
export function hostileProfile(seed: string): Profile {
  const roll = createDice(seed);
  return {
    ...kindProfile,
    name: 'hostile',
    deduplicates: false,
    notFoundMs: 30_000,
    twist: (behaviour) => twisted(roll, behaviour),
    twistMandate: (behaviour) => twistedMandate(roll, behaviour),
    twistLink: (behaviour) => twistedLink(roll, behaviour),
    twistDebit: (behaviour) => twistedDebit(roll, behaviour),
  };
}
