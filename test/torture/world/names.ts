import dns from 'node:dns';
import { isIPv4 } from 'node:net';
import { PROVIDER_NAME } from './keys.ts';

let areLost = false;

/** From now on this process finds the address of no name, or finds it again. Connections that stand are kept. */
export function loseNames(lost: boolean): void {
  areLost = lost;
}

function addressOf(name: unknown): string | undefined {
  if (typeof name === 'string' && isIPv4(name)) return name;
  return name === PROVIDER_NAME && !areLost ? '127.0.0.1' : undefined;
}

/** Stands in for the resolver of this process, which knows one name. */
function lookUp(...given: unknown[]): void {
  const done = given.at(-1) as (error: Error | null, address?: unknown, family?: number) => void;
  const { all = false } = (typeof given[1] === 'object' ? given[1] : {}) as { all?: boolean };
  const address = addressOf(given[0]);
  process.nextTick(() => {
    if (address === undefined) done(Object.assign(new Error('getaddrinfo EAI_AGAIN'), { code: 'EAI_AGAIN' }));
    else if (all) done(null, [{ address, family: 4 }]);
    else done(null, address, 4);
  });
}

Object.assign(dns, { lookup: lookUp });
