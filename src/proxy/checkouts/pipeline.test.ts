import { describe, expect, it } from 'vitest';
import { attemptLike, draftedAt, draftOf } from '../../../test/support/draft-of.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { Command } from '../../contract/steps.ts';
import { StoreConflict } from '../store/records.ts';
import type { CheckoutRows, StoreTransaction } from '../store/store.ts';
import type { Change } from './change.ts';
import type { Kinds } from './kind.ts';
import type { Performer } from './perform.ts';
import { createPipeline, parseCommand } from './pipeline.ts';
import { type Next, notAcceptable, outOfOrder, triesUsedUp } from './step.ts';

const plan = { call: 'log-in' } as unknown as Next;

/** One checkout at `log-in`, and what a command does there. */
function oneCheckout(
  changes: object = {},
  next: () => Next | Promise<Next> = () => undefined,
  commandsPerMinute = Number.POSITIVE_INFINITY,
) {
  const draft = draftOf([attemptLike({ exposure: 'none', state: 'logging-in' })], {
    status: 'open',
    step: 'log-in',
    version: 3,
    ...changes,
  });
  const world = {
    draft,
    commands: new Map<string, object>(),
    isServed: true,
    isGone: false,
    wants: true,
    taken: 0,
    hasBanks: true,
    bankListComes: true,
    loads: 0,
    did: 0,
    performed: 0,
    after: [] as CheckoutRows[],
    run: (command: Command = 'log-in', version = 3, id = 'chk_1') =>
      run(id, 'key-1', { command, version, input: { pageKeyHash: 'page' } }, () => {
        world.taken += 1;
      }),
  };
  const tx = {
    command: async (scope: string, key: string) => world.commands.get(`${scope} ${key}`),
    insertCommand: async (row: { scope: string; key: string }) => {
      world.commands.set(`${row.scope} ${row.key}`, row);
    },
    finishCommand: async (scope: string, key: string, resultingVersion: number) => {
      const row = world.commands.get(`${scope} ${key}`);
      world.commands.set(`${scope} ${key}`, { ...row, resultingVersion });
    },
  } as unknown as StoreTransaction;
  const change: Change = async (_, work, ask) =>
    world.isGone ? undefined : { result: await work(draft, tx, await ask?.(tx)), rows: draft };
  const performer = {
    begin: () => (world.wants ? { plan, held: {} } : undefined),
    perform: async (
      _: unknown,
      rows: CheckoutRows,
      finish: (tx: StoreTransaction, draft: object) => unknown,
    ) => {
      world.performed += 1;
      draft.checkout.version = 4;
      await finish(tx, draft);
      return { ...rows, isFinished: true };
    },
  } as unknown as Performer;
  const kind = {
    banks: {
      current: () => (world.hasBanks ? {} : undefined),
      load: async () => {
        world.loads += 1;
        world.hasBanks = world.bankListComes;
      },
    },
    stepOf: () => draft.checkout.step,
    commandsAt: () => ['log-in', 'go-back'],
    expiresAt: () => draft.checkout.expiresAt,
    endSetup: () => {},
    steps: {
      'log-in': () => {
        world.did += 1;
        return next();
      },
    },
  };
  const run = createPipeline({
    change,
    performer,
    kinds: { payment: kind } as unknown as Kinds,
    viewFor: async (rows, pageKeyHash) => ({ of: rows, pageKeyHash }) as never,
    isServed: () => world.isServed,
    commandsPerMinute,
    sleep: async () => {},
    afterCalls: async (rows) => {
      world.after.push(rows);
      return rows;
    },
  });
  return world;
}

type World = ReturnType<typeof oneCheckout>;

async function problemOf(running: Promise<unknown>): Promise<object> {
  const error = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw error ?? new Error('There was no problem');
  const { code, retryAfter, view } = error;
  return { code, retryAfter, view };
}

const nothingDone = (world: World): void => {
  expect([world.did, world.performed, world.commands.size, world.after]).toEqual([0, 0, 0, []]);
};

describe('a command that is taken', () => {
  it('and needs no call is done at once, and kept with the version that came of it', async () => {
    const world = oneCheckout();
    expect(await world.run()).toEqual({ rows: world.draft, replayed: false });
    expect([world.did, world.performed, world.taken, world.after]).toEqual([1, 0, 1, [world.draft]]);
    expect(world.draft.checkout.lastCommandAt).toBe(draftedAt);
    expect(world.commands.get('page key-1')).toEqual({
      scope: 'page',
      key: 'key-1',
      checkoutId: 'chk_1',
      command: 'log-in',
      resultingVersion: 3,
      createdAt: draftedAt,
    });
  });

  it('and needs a call is finished with it, at the version that the call led to', async () => {
    const world = oneCheckout({}, () => plan);
    const { rows, replayed } = await world.run();
    expect([rows, replayed]).toEqual([expect.objectContaining({ isFinished: true }), false]);
    expect([world.performed, world.taken, world.after]).toEqual([1, 1, [rows]]);
    expect(world.commands.get('page key-1')).toMatchObject({ resultingVersion: 4 });
  });

  it('is kept as under way until then', async () => {
    const world = oneCheckout({}, () => plan);
    const kept: unknown[] = [];
    const set = world.commands.set.bind(world.commands);
    world.commands.set = (key, row) => {
      kept.push((row as { resultingVersion?: number }).resultingVersion);
      return set(key, row);
    };
    await world.run();
    expect(kept).toEqual([undefined, 4]);
  });

  it.each([true, false])(
    'waits for the banks once where they are not there yet, whether they come or not: %s',
    async (comes) => {
      const world = oneCheckout();
      Object.assign(world, { hasBanks: false, bankListComes: comes });
      expect(await world.run()).toMatchObject({ replayed: false });
      expect([world.loads, world.did, world.taken]).toEqual([1, 1, 1]);
    },
  );

  it('and whose call does not want to be sent is done', async () => {
    const world = oneCheckout({}, () => plan);
    world.wants = false;
    expect(await world.run()).toMatchObject({ replayed: false });
    expect([world.performed, world.commands.get('page key-1')]).toMatchObject([0, { resultingVersion: 3 }]);
  });
});

describe('a command that comes again by the same key', () => {
  const row = { checkoutId: 'chk_1', command: 'log-in', resultingVersion: 4 };
  const again = (changes: object, checkout: object = {}) => {
    const world = oneCheckout(checkout);
    world.commands.set('page key-1', { ...row, ...changes });
    return world;
  };
  const lease = { owner: 'me', call: 'log-in', until: draftedAt + 1 };

  it('is not done a second time, whatever has become of the checkout', async () => {
    for (const checkout of [{}, { status: 'succeeded' }, { version: 9 }, { lease }]) {
      const world = again({}, checkout);
      expect(await world.run()).toEqual({ rows: world.draft, replayed: true });
      expect([world.did, world.after]).toEqual([0, []]);
    }
  });

  it('is waited for while it is under way, and not once its process is gone', async () => {
    const underWay = again({ resultingVersion: undefined }, { lease });
    expect(await problemOf(underWay.run())).toMatchObject({ code: 'step_in_progress', retryAfter: 1 });
    const gone = again({ resultingVersion: undefined });
    expect(await gone.run()).toMatchObject({ replayed: true });
  });

  it('is refused where the key was used for something else', async () => {
    for (const other of [{ checkoutId: 'chk_2' }, { command: 'go-back' }])
      expect(await problemOf(again(other).run())).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('at the same moment elsewhere is refused, too', async () => {
    const world = oneCheckout({}, () => {
      throw new StoreConflict('commands');
    });
    expect(await problemOf(world.run())).toMatchObject({ code: 'idempotency_key_reused' });
    const broken = oneCheckout({}, () => {
      throw new Error('A fault of ours');
    });
    await expect(broken.run()).rejects.toThrow('A fault of ours');
  });
});

describe('a command is not taken', () => {
  it.each(['succeeded', 'failed', 'cancelled', 'expired'])(
    'at an end, whose view it gets: %s',
    async (status) => {
      const world = oneCheckout({ status });
      expect(await problemOf(world.run())).toEqual({
        code: 'already_final',
        retryAfter: undefined,
        view: { of: world.draft, pageKeyHash: 'page' },
      });
      nothingDone(world);
    },
  );

  it('once the time is over', async () => {
    const world = oneCheckout({ expiresAt: draftedAt });
    expect(await problemOf(world.run())).toMatchObject({ code: 'already_final' });
    expect(world.draft.checkout.status).toBe('expired');
    nothingDone(world);
  });

  it('that was meant for another version, or is none of this step', async () => {
    for (const run of [
      (world: World) => world.run('log-in', 2),
      (world: World) => world.run('log-in', 4),
      (world: World) => world.run('pay'),
    ]) {
      const world = oneCheckout();
      expect(await problemOf(run(world))).toMatchObject({
        code: 'step_out_of_order',
        view: { of: world.draft },
      });
      nothingDone(world);
    }
  });

  it('beyond as many as may come within a minute, be it one that came before', async () => {
    const counted = { commandsSince: draftedAt, commandCount: 0 };
    const world = oneCheckout(counted, () => undefined, 1);
    await world.run();
    expect(await problemOf(world.run())).toMatchObject({ code: 'rate_limited', retryAfter: 60 });
    expect([world.did, world.taken]).toEqual([1, 2]);
    const ended = oneCheckout({ ...counted, status: 'succeeded' }, () => undefined, 1);
    for (const _ of ['first', 'second'])
      expect(await problemOf(ended.run())).toMatchObject({ code: 'already_final' });
  });

  it('while another one is under way', async () => {
    const world = oneCheckout({ lease: { owner: 'me', call: 'log-in', until: draftedAt + 1 } });
    expect(await problemOf(world.run())).toMatchObject({ code: 'step_in_progress', retryAfter: 1 });
    nothingDone(world);
  });

  it.each([
    [notAcceptable, { code: 'invalid_request', view: undefined, retryAfter: undefined }],
    [triesUsedUp, { code: 'locked', view: undefined, retryAfter: undefined }],
    [{ retryAfter: 17 }, { code: 'rate_limited', view: undefined, retryAfter: 17 }],
  ] as const)('where its rule says so: %#', async (says, problem) => {
    const world = oneCheckout({}, () => says as Next);
    expect(await problemOf(world.run())).toEqual(problem);
    expect([world.performed, world.commands.size, world.after]).toEqual([0, 0, []]);
  });

  it('for what the page showed and is no more, whose view it gets', async () => {
    const world = oneCheckout({}, () => outOfOrder);
    expect(await problemOf(world.run())).toMatchObject({
      code: 'step_out_of_order',
      view: { pageKeyHash: 'page' },
    });
    expect(world.commands.size).toBe(0);
  });

  it('for a checkout that is not there, or not served with these keys', async () => {
    const gone = oneCheckout();
    gone.isGone = true;
    expect(await problemOf(gone.run())).toMatchObject({ code: 'not_found' });
    const foreign = oneCheckout();
    foreign.isServed = false;
    foreign.commands.set('page key-1', { checkoutId: 'chk_1', command: 'log-in', resultingVersion: 1 });
    expect(await problemOf(foreign.run())).toMatchObject({ code: 'not_found' });
    expect([gone.taken, foreign.taken]).toEqual([0, 0]);
  });
});

describe('what a command brings with it', () => {
  const parse = (command: Command, body: object) => parseCommand({ command, body } as never, 'page');

  it('is read by its name alone', () => {
    const base = { pageKeyHash: 'page' };
    expect(parse('choose-bank', { version: 3, bankId: 'b' })).toStrictEqual({
      command: 'choose-bank',
      version: 3,
      input: { ...base, bankId: 'b' },
    });
    expect(parse('choose-method', { version: 3, methodId: 'm' }).input).toStrictEqual({
      ...base,
      methodId: 'm',
    });
    expect(parse('choose-account', { version: 3, accountId: 'a' }).input).toStrictEqual({
      ...base,
      accountId: 'a',
    });
    expect(parse('accept-terms', { version: 3, hash: 'a'.repeat(64) }).input).toStrictEqual({
      ...base,
      termsHash: 'a'.repeat(64),
    });
    expect(parse('pay', { version: 3 }).input).toStrictEqual(base);
    expect(parse('choose-way', { version: 3, way: 'bank' }).input).toStrictEqual({
      ...base,
      way: { way: 'bank' },
    });
    expect(parse('choose-way', { version: 3, way: 'provider-page', method: 'transfer' }).input).toStrictEqual(
      {
        ...base,
        way: { way: 'provider-page', method: 'transfer' },
      },
    );
  });

  it('is sealed where the payer typed it', () => {
    const typed = parse('log-in', { version: 3, fields: { password: 'password-canary' } });
    expect(JSON.stringify(typed)).not.toContain('canary');
    expect(typed.input.typed?.open()).toStrictEqual({ password: 'password-canary' });
    expect(typed.input).not.toHaveProperty('entered');
    const entered = parse('enter-account', { version: 3, accountNumber: '0123456789', details: {} });
    expect(JSON.stringify(entered)).not.toContain('0123456789');
    expect(entered.input.entered?.open()).toStrictEqual({ accountNumber: '0123456789', details: {} });
  });
});
