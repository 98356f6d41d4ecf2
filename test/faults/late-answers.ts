import type { Draw } from './draw.ts';
import type { TestClock } from './world.ts';

/** Answers that a provider's caller gets at once, late, or so late that it has slept through its lease. */
export interface LateAnswers {
  /** While false everything is answered at once. */
  faulty: boolean;
  /** `decide` runs when the answer leaves. */
  later<T>(decide: () => T): Promise<T>;
  /** Gives the answers whose time has come. */
  settle(): void;
}

export function createLateAnswers(draw: Draw, clock: TestClock): LateAnswers {
  const waiting: { at: number; answer: () => void }[] = [];
  const late: LateAnswers = {
    faulty: true,
    later<T>(decide: () => T) {
      const delay = late.faulty ? draw.pick([...Array(10).fill(0), 200, 3_000, 30_000, 59_000, 200_000]) : 0;
      if (delay === 0) return Promise.resolve(decide());
      return new Promise<T>((resolve) => {
        waiting.push({ at: clock.monotonic() + delay, answer: () => resolve(decide()) });
      });
    },
    settle() {
      for (const due of waiting.filter(({ at }) => at <= clock.monotonic() || !late.faulty)) {
        waiting.splice(waiting.indexOf(due), 1);
        due.answer();
      }
    },
  };
  return late;
}
