import type { RunningProxy } from './lab.ts';

/** One value of the proxy's metrics, by its name and labels as they are written there. */
export async function readMetric({ metricsPort }: RunningProxy, name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}
