/** Does `work` so many times, at most `atOnce` at a time. */
export async function inTurns(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Begins `work` so many times a second for so long, whether what was begun before has ended or not. Resolves when all of it has. */
export async function atRate(
  aSecond: number,
  seconds: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  const begun: Promise<void>[] = [];
  const startedAt = performance.now();
  const all = Math.round(aSecond * seconds);
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(all, Math.floor(((performance.now() - startedAt) / 1_000) * aSecond));
      while (begun.length < due) begun.push(work(begun.length));
      if (begun.length < all) return;
      clearInterval(timer);
      resolve();
    }, 5);
  });
  await Promise.all(begun);
}
