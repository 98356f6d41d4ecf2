/** How long the parts of a run took, seconds. */
export function createStopwatch() {
  const seconds: { [part: string]: number } = {};
  return {
    seconds,
    async timed<T>(part: string, work: () => Promise<T>): Promise<T> {
      const from = performance.now();
      try {
        return await work();
      } finally {
        seconds[part] = (performance.now() - from) / 1_000;
      }
    },
  };
}
