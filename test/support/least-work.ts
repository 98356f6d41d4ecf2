/**
 * The least milliseconds of its own that this thread spends on `work`, of so many tries. The time of other threads and processes is not
 * in it, however busy the machine; the runtime's own cleaning and compiling is, which the least of several tries leaves out.
 */
export async function leastWork(tries: number, work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < tries; time += 1) {
    const before = process.threadCpuUsage();
    await work();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
