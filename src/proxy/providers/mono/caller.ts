import type { Clock } from '../../clock.ts';
import type { Answer, BankSession, ProviderCall } from '../provider.ts';
import { type Expected, failed, isUnclear, toAnswer } from './answers.ts';
import type { OutgoingRequest, Send } from './client.ts';
import type { MonoSettings } from './settings.ts';

type Request = Pick<OutgoingRequest, 'method' | 'path' | 'body'> & { readonly institutionId?: string };
type Expecting<T> = Omit<Expected<T>, 'accountIndexBase'>;

export interface Caller {
  ask<T>(request: Request, expected: Expecting<T>): Promise<Answer<T>>;
  /** Under a bank session: not made once the session is over. */
  askBank<T>(
    session: BankSession,
    request: Omit<Request, 'method'>,
    expected: Expecting<T>,
  ): Promise<Answer<T>>;
}

/** What 10,000 institutions with their forms take, and half as much again. */
const MAX_LIST_BYTES = 16_000_000;
/** No reference of ours has small letters or a hyphen, so verify never knows it. */
const NOBODYS_REFERENCE = 'key-check';

export function createCaller(options: {
  readonly send: Send;
  readonly clock: Clock;
  readonly settings: MonoSettings;
  patienceMs(call: ProviderCall, institutionId?: string): number;
}): Caller {
  const { send, clock, patienceMs } = options;
  const { accountIndexBase, paths, timeouts } = options.settings;

  function exchange(request: Request, call: ProviderCall, session?: BankSession) {
    const { institutionId, ...outgoing } = request;
    return send({
      ...outgoing,
      ...(session ? { session: session.id.open() } : {}),
      ...(call === 'institutions' ? { maxBytes: MAX_LIST_BYTES } : {}),
      movesMoney: call === 'charge' || call === 'capture',
      patienceMs: patienceMs(call, institutionId),
    });
  }

  /** Asks for something that needs the key and no bank session. No answer, or any but a 401, leaves the key unsuspected. */
  async function isKeyRefused(patienceLeftMs: number): Promise<boolean> {
    const patience = Math.min(timeouts.verify, Math.floor(patienceLeftMs));
    if (patience <= 0) return false;
    const path = paths.verify.replace('{reference}', NOBODYS_REFERENCE);
    const asked = await send({ method: 'GET', path, patienceMs: patience, movesMoney: false });
    return asked.kind === 'answered' && asked.status === 401;
  }

  return {
    async ask(request, expected) {
      return toAnswer(await exchange(request, expected.call), { ...expected, accountIndexBase });
    },

    async askBank(session, request, expected) {
      const { call } = expected;
      if (clock.now() >= session.expiresAt) return failed(call, 'session_over', 'expired');
      const end = clock.monotonic() + patienceMs(call, request.institutionId);
      const answered = await exchange({ method: 'POST', ...request }, call, session);
      const answer = toAnswer(answered, { ...expected, accountIndexBase });
      if (!isUnclear(call, answered) || answer.kind !== 'not-executed') return answer;
      const isOver = clock.now() >= session.expiresAt || !(await isKeyRefused(end - clock.monotonic()));
      return isOver ? failed(call, 'session_over', answer.code) : answer;
    },
  };
}
