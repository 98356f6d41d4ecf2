import {
  answered,
  gatewayPage,
  json,
  keyRefused,
  type Reply,
  rateLimited,
  refused,
  sessionExpired,
} from './reply.ts';
import { fail } from './resources/settlement.ts';
import type { Fault, FaultAnswer, FaultyCall } from './scenarios/behaviour.ts';
import { spoil } from './spoil.ts';
import { takeFault } from './take-fault.ts';
import type { BankSession, World } from './world.ts';

/** Does what a call is for, or what the scenario has go wrong there. */
export function withFault(world: World, session: BankSession, call: FaultyCall, work: () => Reply): Reply {
  const fault = dueFault(world, session, call);
  if (!fault) return work();
  const { answer } = fault;
  if (answer.kind === 'session-over') session.over = true;
  if (answer.kind === 'refused' && session.payment) fail(world, session.payment, answer.message);
  const reply = fault.effect === 'done' ? work() : answered(99, {});
  return faultReply(answer, reply);
}

/** The behaviour of the payment where there is one: the profile may have changed it. */
function dueFault(world: World, session: BankSession, call: FaultyCall): Fault | undefined {
  const behaviour = session.payment?.behaviour ?? session.scenario?.behaviour;
  const fault = behaviour?.faults?.[call];
  return takeFault(world, `${session.scenario?.id} ${call} ${session.faultKey}`, fault);
}

/** What goes out in place of a reply. */
export function faultReply(answer: FaultAnswer, reply: Reply): Reply {
  switch (answer.kind) {
    case 'refused':
      return refused(answer.message);
    case 'duplicate':
      return json(409, {
        status: 409,
        message: 'Duplicate reference, this payment was already processed',
        responseCode: 26,
      });
    case 'session-over':
      return sessionExpired;
    case 'key-refused':
      return keyRefused;
    case 'rate-limited':
      return rateLimited(answer.retryAfterSeconds);
    case 'gateway':
      return gatewayPage(answer.status);
    case 'silent':
      return { kind: 'never' };
    case 'cut':
      return { kind: 'cut' };
    case 'slow':
      return { kind: 'later', ms: answer.ms, reply };
    case 'spoilt':
      return spoil(reply, answer.how);
  }
}
