import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/proxy/clock.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { openServerStore } from '../../src/proxy/store/open-store.ts';
import { CommitUnknown, StoreUnavailable } from '../../src/proxy/store/records.ts';
import type { Store } from '../../src/proxy/store/store.ts';
import { type FaultyLine, openFaultyLine } from '../support/faulty-line.ts';
import { newServerDatabase } from '../support/prepared-databases.ts';
import { runSql } from '../support/run-sql.ts';

const keyring = createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']);
/** Beyond every deadline of ours, with room for a slow machine. */
const WITHIN_MS = 20_000;

interface Opened {
  readonly line: FaultyLine;
  readonly direct: string;
  readonly store: Store;
}

const opened: Opened[] = [];

async function open(): Promise<Opened> {
  const direct = await newServerDatabase();
  const line = await openFaultyLine(direct);
  const store = await openServerStore({ url: line.url, keyring, clock: systemClock, connections: 3 });
  const all = { line, direct, store };
  opened.push(all);
  return all;
}

afterEach(async () => {
  for (const { line, store } of opened.splice(0)) {
    line.heal();
    await store.close();
    await line.close();
  }
});

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How `work` ended; fails where it does not end at all. */
async function ending(work: Promise<unknown>): Promise<'done' | 'unavailable'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('A statement waits for ever')), WITHIN_MS);
  });
  const ended = work.then(
    () => 'done' as const,
    (error: unknown) => {
      if (error instanceof StoreUnavailable) return 'unavailable' as const;
      throw error;
    },
  );
  return Promise.race([ended, late]).finally(() => clearTimeout(timer));
}

async function untilDone(work: () => Promise<unknown>): Promise<void> {
  const until = Date.now() + WITHIN_MS;
  while ((await ending(work())) !== 'done') {
    if (Date.now() > until) throw new Error('The store does not come back');
    await rest(50);
  }
}

const keep = (store: Store, name: string): Promise<void> =>
  store.transaction((tx) => tx.keepCustomer('mono', 'test', name, `cus-of-${name}`));
const kept = async (direct: string): Promise<number> =>
  (await runSql(direct, 'select 1 from directpay.provider_customers')).length;

describe('a line to the database', () => {
  it('that is cut while nobody uses it is made anew by the next call', async () => {
    const { line, store } = await open();
    await keep(store, 'bisi');
    for (let time = 0; time < 3; time += 1) {
      line.reset();
      await untilDone(() => store.check());
    }
    expect(await store.customerOf('mono', 'test', 'bisi')).toBe('cus-of-bisi');
  });

  it.each([
    { when: 'before', times: 2 },
    { when: 'after', times: 1 },
  ] as const)(
    'that is cut $when a commit is done costs nothing: what was kept is found, and what was not is done again',
    async ({ when, times }) => {
      const { line, direct, store } = await open();
      const cut = line.cutAtCommit(when);
      let done = 0;
      const work = store.transaction(async (tx) => {
        done += 1;
        await tx.keepCustomer('mono', 'test', 'bisi', 'cus-of-bisi');
        return `done ${done} times`;
      });
      expect(await work).toBe(`done ${times} times`);
      await cut;
      expect(await kept(direct)).toBe(1);
    },
  );

  it.each([
    { when: 'before', found: { kept: false } },
    { when: 'after', found: { kept: true, result: 'done' } },
  ] as const)(
    'that is cut $when a commit is done, and stays away, says that it is not known; once it is back it can be asked',
    async ({ when, found }) => {
      const { line, direct, store } = await open();
      const cut = line.cutAtCommit(when).then(() => line.refuse());
      const work = store.transaction(async (tx) => {
        await tx.keepCustomer('mono', 'test', 'bisi', 'cus-of-bisi');
        return 'done';
      });
      const error = await work.catch((reason: unknown) => reason);
      await cut;
      if (!(error instanceof CommitUnknown)) throw error;
      await expect(error.find()).rejects.toBeInstanceOf(StoreUnavailable);
      line.heal();
      await untilDone(() => error.find());
      expect(await error.find()).toEqual(found);
      expect(await kept(direct)).toBe(found.kept ? 1 : 0);
    },
  );

  it('that swallows what is sent ends each call within its deadline, and serves again once it is mended', async () => {
    const { line, store } = await open();
    await store.check();
    line.swallow('all');
    const calls = Array.from({ length: 6 }, () => ending(store.check()));
    expect(await Promise.all(calls)).toEqual(calls.map(() => 'unavailable'));
    line.heal();
    await untilDone(() => store.check());
  });

  it('that forgot its connections in silence costs one call some seconds, and nobody an answer', async () => {
    const { line, store } = await open();
    await Promise.all([store.check(), store.check(), store.check()]);
    await rest(1_100);
    line.swallow('present');
    expect(await ending(store.check())).toBe('done');
    expect(await ending(Promise.all([store.check(), store.check(), store.check()]))).toBe('done');
  });

  it('that dies within a statement ends that statement, and leaves no lock behind', async () => {
    const { line, store } = await open();
    const stuck = ending(
      store.transaction(async (tx) => {
        await tx.keepCustomer('mono', 'test', 'bisi', 'cus-of-bisi');
        line.swallow('present');
        await tx.customerOf('mono', 'test', 'bisi');
      }),
    );
    expect(await stuck).toBe('unavailable');
    await untilDone(() => keep(store, 'bisi'));
  });
});

describe('whoever watches a checkout', () => {
  /** Resolves when `store` wakes the watcher after a commit of `other`, which is repeated until then. */
  async function wokenBy(other: Store, store: Store): Promise<void> {
    let woken = false;
    const stop = store.subscribe('co_watched', () => {
      woken = true;
    });
    try {
      await untilDone(async () => {
        await other.transaction((tx) => tx.wake('co_watched'));
        if (!woken) throw new StoreUnavailable(new Error('not yet'));
      });
    } finally {
      stop();
    }
  }

  it('is woken by another process again after the line of notices was cut, or went silent', async () => {
    const { line, direct, store } = await open();
    const other = await openServerStore({ url: direct, keyring, clock: systemClock, connections: 1 });
    await wokenBy(other, store);
    line.reset();
    await wokenBy(other, store);
    line.swallow('present');
    await wokenBy(other, store);
    expect(await other.ownerAlive(store.owner)).toBe(true);
    await other.close();
  });

  it('is told to look once notices may have been missed, and again and again while they cannot be heard', async () => {
    const { line, store } = await open();
    let looks = 0;
    store.subscribe('co_watched', () => {
      looks += 1;
    });
    line.refuse();
    const until = Date.now() + WITHIN_MS;
    while (looks < 2 && Date.now() < until) await rest(50);
    expect(looks).toBeGreaterThanOrEqual(2);
  });
});

describe('a process that lives', () => {
  /** The server's session that shows that a process lives. */
  async function sessionOf(direct: string, owner: string): Promise<unknown> {
    const holder = `select pid from pg_locks where locktype = 'advisory' and granted and objid = hashtext('${owner}')::oid`;
    const [row] = await runSql(direct, holder);
    return row?.['pid'];
  }

  it('is never thought dead by another while the server still keeps the line that it lost, nor once it ends it', async () => {
    const { line, direct, store } = await open();
    const other = await openServerStore({ url: direct, keyring, clock: systemClock, connections: 1 });
    const before = await sessionOf(direct, store.owner);
    line.swallow('present');
    const looks = [await other.ownerAlive(store.owner)];
    const until = Date.now() + 60_000;
    for (let now = before; now === before || now === undefined; now = await sessionOf(direct, store.owner)) {
      if (Date.now() > until) throw new Error('It does not show itself again');
      await rest(400);
      looks.push(await other.ownerAlive(store.owner));
    }
    expect(looks).not.toContain(false);
    await other.close();
  });
});
