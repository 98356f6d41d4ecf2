import type { Fault } from './scenarios/behaviour.ts';
import type { World } from './world.ts';

/** The fault, unless it has come as often in a row as it should: then once nothing. `key` is what it is counted by. */
export function takeFault(
  { faultsHad }: Pick<World, 'faultsHad'>,
  key: string,
  fault: Fault | undefined,
): Fault | undefined {
  if (!fault?.times) return fault;
  const had = faultsHad.get(key) ?? 0;
  if (had < fault.times) {
    faultsHad.set(key, had + 1);
    return fault;
  }
  faultsHad.delete(key);
  return undefined;
}
