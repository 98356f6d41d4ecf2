import { elapsed } from './elapsed.ts';
import { since } from './since.ts';
import { useTick } from './use-tick.ts';

interface WaitedProps {
  /** What the seconds were told with: they are counted on from when it was first seen. */
  readonly from: object;
  readonly seconds: number;
}

/** How long something has been waited for, counting on, whatever the phone's clock says. */
export function Waited({ from, seconds }: WaitedProps) {
  useTick();
  return <time role="timer">{elapsed(seconds + since(from).seconds)}</time>;
}
