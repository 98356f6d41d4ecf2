import * as v from 'valibot';
import {
  type Break,
  type BreakList,
  type ListBreaksQuery,
  ListBreaksQuerySchema,
} from '../../contract/breaks.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { Clock } from '../clock.ts';
import type { Provider } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';
import type { FoundBreak } from './compare.ts';

/** Breaks that are kept, open ones before closed ones. A run that finds more has other trouble. */
const MOST_KEPT = 2_000;

/** The disagreements that runs have found. Each run keeps what it found and closes what it looked at and did not find again. */
export interface BreakBook {
  /** Newest first. Problems are thrown as `ProblemError`. */
  list(query: ListBreaksQuery): Promise<BreakList>;
  /** `isCovered`: whether the run has looked at what this reference names. Returns what is open now. */
  record(found: readonly FoundBreak[], isCovered: (reference: string) => boolean): Promise<readonly Break[]>;
}

export function createBreakBook({
  store,
  provider,
  clock,
}: {
  store: Pick<Store, 'readProviderCache' | 'writeProviderCache'>;
  provider: Pick<Provider, 'name' | 'mode'>;
  clock: Pick<Clock, 'now'>;
}): BreakBook {
  const name = `breaks:${provider.name}:${provider.mode}`;
  const read = async (): Promise<readonly Break[]> =>
    ((await store.readProviderCache(name))?.value as readonly Break[] | undefined) ?? [];

  return {
    async list(query) {
      const parsed = v.safeParse(ListBreaksQuerySchema, query);
      if (!parsed.success) throw new ProblemError('invalid_request');
      const { open } = parsed.output;
      const data = await read();
      return {
        data: data.filter(
          ({ closedAt }) => open === undefined || (open === 'true') === (closedAt === undefined),
        ),
      };
    },

    async record(found, isCovered) {
      const at = new Date(clock.now()).toISOString();
      const before = await read();
      const isFound = new Set(found.map(keyOf));
      const earlier = new Map(before.map((one) => [keyOf(one), one]));
      const seen = found.map((one): Break => {
        const known = earlier.get(keyOf(one));
        const foundAt = known && known.closedAt === undefined ? known.foundAt : at;
        return { ...one, foundAt, seenAt: at };
      });
      const others = before
        .filter((one) => !isFound.has(keyOf(one)))
        .map((one) =>
          one.closedAt === undefined && isCovered(one.providerReference) ? { ...one, closedAt: at } : one,
        );
      const all = [...seen, ...others];
      const open = all.filter(({ closedAt }) => closedAt === undefined).sort(newestFirst);
      const closed = all.filter(({ closedAt }) => closedAt !== undefined).sort(newestFirst);
      await store.writeProviderCache(name, [...open, ...closed].slice(0, MOST_KEPT));
      return open;
    },
  };
}

const keyOf = ({ kind, providerReference }: FoundBreak): string => `${kind}:${providerReference}`;

function newestFirst(one: Break, other: Break): number {
  return one.foundAt < other.foundAt ? 1 : one.foundAt > other.foundAt ? -1 : 0;
}
