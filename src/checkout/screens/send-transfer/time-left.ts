import { since } from '../../ui/since.ts';

/** Seconds until the deadline of a view, counted on from when the view was first seen; never by what the phone takes the time to be. */
export function timeLeft(view: { readonly secondsLeft: number }): { seconds: number; sure: boolean } {
  const { seconds, sure } = since(view);
  return { seconds: view.secondsLeft - seconds, sure };
}
