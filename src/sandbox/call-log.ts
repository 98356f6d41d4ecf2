import type { SandboxClock } from './clock.ts';
import type { CallName } from './profile.ts';

/** A call as it came and how it was answered, without what was typed. */
export interface LoggedCall {
  readonly call: CallName;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** The payment it was about, once that is known. */
  readonly reference: string | undefined;
  /** Undefined while there is no answer; 499 where the caller left without one. */
  readonly status: number | undefined;
}

export interface CallLog {
  /** Oldest first; the oldest of very many are forgotten. */
  calls(): readonly LoggedCall[];
  begin(call: CallName): { -readonly [Key in keyof LoggedCall]: LoggedCall[Key] };
  reset(): void;
}

const mostKept = 200_000;

export function createCallLog(clock: SandboxClock): CallLog {
  let calls: LoggedCall[] = [];
  return {
    calls: () => calls.map((call) => ({ ...call })),
    begin(call) {
      const logged = {
        call,
        at: new Date(clock.now()).toISOString(),
        reference: undefined,
        status: undefined,
      };
      if (calls.length >= mostKept) calls = calls.slice(mostKept / 2);
      calls.push(logged);
      return logged;
    },
    reset() {
      calls = [];
    },
  };
}
