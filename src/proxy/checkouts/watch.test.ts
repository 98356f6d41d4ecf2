import { describe, expect, it } from 'vitest';
import type { CheckoutRows } from '../store/store.ts';
import { createWatch } from './watch.ts';

const minute = 60_000;

/** One checkout, and pages that watch it. `tell` is a change that somebody told of. */
function oneCheckout() {
  const world = {
    at: 0,
    version: 1,
    kind: 'payment' as 'payment' | 'mandate',
    isServed: true,
    isAskedAbout: true,
    reads: 0,
    /** Called while a row is read. */
    meanwhile: () => {},
    heard: new Set<() => void>(),
    tell() {
      for (const listener of [...world.heard]) listener();
    },
    ends: [] as (() => void)[],
    async watch(after?: number) {
      const stop = new AbortController();
      const answer = watch('chk_1', { after, waitMs: 25_000, signal: stop.signal });
      await settled();
      return { answer, stop: () => stop.abort('gone') };
    },
    /** Asks once and lets the time be over. */
    async ask(after?: number) {
      const { answer, stop } = await world.watch(after);
      stop();
      return answer;
    },
    watched: () => [...watched('payment')],
  };
  const { watch, watched } = createWatch({
    store: {
      async read() {
        world.reads += 1;
        const { version, kind } = world;
        world.meanwhile();
        return { checkout: { version, kind } } as CheckoutRows;
      },
      subscribe(_, listener) {
        world.heard.add(listener);
        return () => world.heard.delete(listener);
      },
    },
    clock: { now: () => world.at, monotonic: () => world.at },
    isServed: () => world.isServed,
    isReadWhileWatched: () => world.isAskedAbout,
    sleep: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  });
  return world;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a page that watches its checkout', () => {
  it('is answered at once where it knows nothing, or another version', async () => {
    const world = oneCheckout();
    for (const after of [undefined, 0, 7]) {
      expect(await world.ask(after)).toMatchObject({ rows: { checkout: { version: 1 } } });
    }
    const unserved = oneCheckout();
    unserved.isServed = false;
    expect(await unserved.ask(1)).toEqual({ rows: undefined });
  });

  it('hears of a change that is told of while it waits, and of nothing else', async () => {
    const world = oneCheckout();
    const { answer } = await world.watch(1);
    world.tell();
    await settled();
    world.version = 2;
    world.tell();
    expect(await answer).toMatchObject({ rows: { checkout: { version: 2 } } });
  });

  it('is answered with nothing when its time is over', async () => {
    expect(await oneCheckout().ask(1)).toBeUndefined();
  });
});

describe('a page that asks anew', () => {
  it('has nothing read where nothing was told of since', async () => {
    const world = oneCheckout();
    for (let time = 0; time < 4; time += 1) {
      world.at += 4_999;
      expect(await world.ask(1)).toBeUndefined();
    }
    expect([world.reads, world.heard.size]).toEqual([1, 1]);
  });

  it.each([
    ['a change was told of in between', (world: ReturnType<typeof oneCheckout>) => world.tell()],
    ['it comes after more than a moment', (world: ReturnType<typeof oneCheckout>) => (world.at += 5_000)],
  ])('has it read where %s', async (_, meanwhile) => {
    const world = oneCheckout();
    await world.ask(1);
    meanwhile(world);
    world.version = 2;
    expect(await world.ask(1)).toMatchObject({ rows: { checkout: { version: 2 } } });
  });

  it('has it read where a change was told of while it was read', async () => {
    const world = oneCheckout();
    world.version = 2;
    world.meanwhile = () => {
      world.meanwhile = () => {};
      world.version = 3;
      world.tell();
    };
    expect(await world.ask(1)).toMatchObject({ rows: { checkout: { version: 2 } } });
    expect(await world.ask(2)).toMatchObject({ rows: { checkout: { version: 3 } } });
  });

  it('has it read every minute all the same', async () => {
    const world = oneCheckout();
    await world.ask(1);
    while (world.at < minute - 4_000) {
      world.at += 4_000;
      await world.ask(1);
    }
    expect(world.reads).toBe(1);
    world.at = minute;
    await world.ask(1);
    expect(world.reads).toBe(2);
  });

  it('hears at once of what is told of while it waits, read before or not', async () => {
    const world = oneCheckout();
    await world.ask(1);
    const { answer } = await world.watch(1);
    expect(world.reads).toBe(1);
    world.version = 2;
    world.tell();
    expect(await answer).toMatchObject({ rows: { checkout: { version: 2 } } });
  });
});

describe('what the provider is asked about', () => {
  it('is watched from the first read until the last page has left, and again when one asks anew', async () => {
    const world = oneCheckout();
    const [one, other] = [await world.watch(1), await world.watch(1)];
    expect(world.watched()).toEqual(['chk_1']);
    one.stop();
    await one.answer;
    expect(world.watched()).toEqual(['chk_1']);
    other.stop();
    await other.answer;
    expect(world.watched()).toEqual([]);
    const again = await world.watch(1);
    expect([world.watched(), world.reads]).toEqual([['chk_1'], 1]);
    again.stop();
  });

  it('is nothing where there is nothing to ask', async () => {
    const world = oneCheckout();
    world.isAskedAbout = false;
    await world.watch(1);
    expect(world.watched()).toEqual([]);
    Object.assign(world, { isAskedAbout: true, kind: 'mandate' });
    world.tell();
    await settled();
    expect(world.watched()).toEqual([]);
  });

  it('is no longer listened for once nobody watches', async () => {
    const world = oneCheckout();
    await world.ask(1);
    world.at += 5_000;
    const { stop } = await world.watch(1);
    expect([world.heard.size, world.reads]).toEqual([1, 2]);
    stop();
  });
});
