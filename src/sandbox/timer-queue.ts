export interface Timer {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly run: () => void;
}

/** Timers in the order of their times; equal times in the order in which they were set. */
export interface TimerQueue {
  /** The answer calls it off. */
  add(timer: Timer): () => void;
  /** When the next one falls due. */
  next(): number | undefined;
  /** Takes out the next one that is due by then. */
  takeDue(until: number): Timer | undefined;
}

export function createTimerQueue(): TimerQueue {
  const timers: Timer[] = [];
  const calledOff = new Set<Timer>();

  const placeOf = (at: number): number => {
    let from = 0;
    let to = timers.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((timers[middle] as Timer).at <= at) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const first = (): Timer | undefined => {
    while (timers[0] && calledOff.delete(timers[0])) timers.shift();
    return timers[0];
  };

  return {
    add(timer) {
      timers.splice(placeOf(timer.at), 0, timer);
      return () => {
        if (timers.includes(timer)) calledOff.add(timer);
      };
    },
    next: () => first()?.at,
    takeDue(until) {
      const timer = first();
      return timer && timer.at <= until ? timers.shift() : undefined;
    },
  };
}
