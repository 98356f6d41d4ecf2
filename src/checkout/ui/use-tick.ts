import { useEffect, useReducer } from 'preact/hooks';

/** Draws the component again every second, and at once when the payer comes back to the page. */
export function useTick(): void {
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0);
  useEffect(() => {
    const onTick = () => tick(undefined);
    const timer = setInterval(onTick, 1_000);
    document.addEventListener('visibilitychange', onTick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onTick);
    };
  }, []);
}
