import { describe, expect, it } from 'vitest';
import { CommitUnknown, StoreUnavailable } from '../store/records.ts';
import type { CheckoutRows, StoreTransaction } from '../store/store.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import { MARGIN_MS } from './keep-answer.ts';
import { createPerformer } from './perform.ts';
import type { Plan } from './plan.ts';

const NOW = 1_000_000;
const PATIENCE_MS = 2_000;
type Checkout = Draft['checkout'];

/** One checkout and a process that works on it. `onCommit` may fail the commit of that number, before or after it is kept. */
function oneCheckout(onCommit: (nth: number, keep: () => void) => void = (_, keep) => keep()) {
  const world = {
    checkout: { id: 'chk_1', fence: 4, status: 'processing', lease: undefined } as Checkout,
    isGone: false,
    monotonic: 50_000,
    alarms: [] as unknown[],
    sent: [] as string[],
    settled: [] as string[],
    finished: 0,
  };
  let nth = 0;
  const change: Change = async (_, work) => {
    nth += 1;
    if (world.isGone) return undefined;
    const alarms: unknown[] = [];
    const draft = {
      now: NOW,
      checkout: { ...world.checkout },
      attempts: [],
      mandates: [],
      links: [],
      record: (type: string, data: unknown) => alarms.push([type, data]),
      alarm: (alarm: string, facts: unknown) => alarms.push([alarm, facts]),
    } as unknown as Draft;
    const result = await work(draft, {} as StoreTransaction);
    onCommit(nth, () => {
      world.checkout = draft.checkout;
      world.alarms.push(...alarms);
    });
    return { result, rows: draft };
  };
  const performer = createPerformer({
    change,
    clock: { now: () => NOW, monotonic: () => world.monotonic },
    owner: 'me',
    sleep: async () => {},
  });
  return Object.assign(world, { change, performer, planOf });

  function planOf(call: Plan['call'], next?: Plan, changes: Partial<Plan> = {}): Plan {
    return {
      call,
      prepare: () => true,
      patienceMs: () => PATIENCE_MS,
      send: async () => {
        world.sent.push(call);
        return () => {
          world.settled.push(call);
          return next;
        };
      },
      settleUnsent: () => {
        world.settled.push(`${call} unsent`);
        return next;
      },
      ...changes,
    };
  }
}

type World = ReturnType<typeof oneCheckout>;

async function begin(world: World, plan: Plan) {
  const begun = await world.change('chk_1', (draft) => world.performer.begin(draft, plan));
  if (!begun?.result) throw new Error('Nothing was begun');
  return { prepared: begun.result, rows: begun.rows };
}

async function perform(world: World, plan: Plan): Promise<CheckoutRows> {
  const { prepared, rows } = await begin(world, plan);
  return world.performer.perform(prepared, rows, async () => {
    world.finished += 1;
  });
}

const away = (): never => {
  throw new StoreUnavailable('Away');
};

describe('a lease', () => {
  it('is taken under a new fence, for as long as the call may take and the commits around it', async () => {
    const world = oneCheckout();
    const { prepared } = await begin(world, world.planOf('log-in'));
    expect(world.checkout).toMatchObject({
      fence: 5,
      lease: { owner: 'me', call: 'log-in', until: NOW + PATIENCE_MS + MARGIN_MS },
    });
    expect(prepared.held).toEqual({
      checkoutId: 'chk_1',
      fence: 5,
      endsAt: 50_000 + PATIENCE_MS + MARGIN_MS,
    });
  });

  it('is not taken for a call that does not want to be sent', async () => {
    const world = oneCheckout();
    const plan = world.planOf('log-in', undefined, { prepare: () => false });
    const begun = await world.change('chk_1', (draft) => world.performer.begin(draft, plan));
    expect(begun?.result).toBeUndefined();
    expect(world.checkout).toMatchObject({ fence: 4, lease: undefined });
  });

  it('is taken for the next call with the answer to the one before, and given back with the last, in the commit that finishes', async () => {
    const leases: unknown[] = [];
    const world = oneCheckout((_, keep) => {
      keep();
      leases.push(world.checkout.lease);
    });
    const rows = await perform(world, world.planOf('open-payment', world.planOf('charge')));
    const until = NOW + PATIENCE_MS + MARGIN_MS;
    expect(leases).toEqual([
      { owner: 'me', call: 'open-payment', until },
      { owner: 'me', call: 'charge', until: until + 1 },
      undefined,
    ]);
    expect([world.sent, world.settled, world.finished]).toEqual([
      ['open-payment', 'charge'],
      ['open-payment', 'charge'],
      1,
    ]);
    expect(rows.checkout.lease).toBeUndefined();
  });

  it('is given back, and the command finished, where the next call does not want to be sent', async () => {
    const world = oneCheckout();
    const next = world.planOf('capture', undefined, { prepare: () => false });
    const rows = await perform(world, world.planOf('charge', next));
    expect([world.sent, world.finished, world.checkout.lease]).toEqual([['charge'], 1, undefined]);
    expect(rows.checkout.lease).toBeUndefined();
  });

  it('is given back by whoever has nothing to finish, too', async () => {
    const world = oneCheckout();
    for (const next of [undefined, world.planOf('capture', undefined, { prepare: () => false })]) {
      const { prepared, rows } = await begin(world, world.planOf('charge', next));
      await world.performer.perform(prepared, rows);
      expect(world.checkout.lease).toBeUndefined();
    }
  });

  it('that has become too short for the call is no reason to send it', async () => {
    for (const [lateMs, settled] of [
      [MARGIN_MS, 'charge'],
      [MARGIN_MS + 1, 'charge unsent'],
    ] as const) {
      const world = oneCheckout();
      const { prepared, rows } = await begin(world, world.planOf('charge'));
      world.monotonic += lateMs;
      await world.performer.perform(prepared, rows);
      expect(world.settled).toEqual([settled]);
    }
  });

  it('is kept as unsent where the rows no longer have what the call is about', async () => {
    const world = oneCheckout();
    await perform(world, world.planOf('charge', undefined, { send: () => undefined }));
    expect([world.settled, world.finished]).toEqual([['charge unsent'], 1]);
  });
});

describe('what another has taken over', () => {
  const takeovers: readonly Partial<Checkout>[] = [
    { fence: 6 },
    { lease: { owner: 'another', call: 'charge', until: NOW } },
    { lease: undefined },
  ];

  it.each(takeovers)('is not touched by an answer that comes late, and alarms: %j', async (taken) => {
    const world = oneCheckout();
    const { prepared, rows } = await begin(world, world.planOf('charge', world.planOf('capture')));
    world.checkout = { ...world.checkout, ...taken };
    const after = { ...world.checkout };
    await world.performer.perform(prepared, rows);
    expect([world.sent, world.settled, world.checkout]).toEqual([['charge'], [], after]);
    expect(world.alarms).toEqual([
      ['fence.refused', { call: 'charge' }],
      ['fence_refused', { checkout: 'chk_1', call: 'charge' }],
    ]);
  });

  it('sends nothing further where this process slept for longer than its lease between two calls', async () => {
    const world = oneCheckout((nth, keep) => {
      keep();
      if (nth === 2) world.monotonic += MARGIN_MS + 1;
    });
    await perform(world, world.planOf('charge', world.planOf('capture')));
    expect([world.sent, world.settled]).toEqual([['charge'], ['charge', 'capture unsent']]);
  });

  it('is no alarm once the payment has succeeded', async () => {
    const world = oneCheckout();
    const { prepared, rows } = await begin(world, world.planOf('charge'));
    Object.assign(world.checkout, { status: 'succeeded', lease: undefined });
    await world.performer.perform(prepared, rows);
    expect([world.settled, world.alarms]).toEqual([[], []]);
  });

  it('is left to a person where one was asked meanwhile', async () => {
    const world = oneCheckout();
    const { prepared, rows } = await begin(world, world.planOf('charge', world.planOf('capture')));
    world.checkout.status = 'needs_review';
    await world.performer.perform(prepared, rows, async () => {
      world.finished += 1;
    });
    expect([world.sent, world.settled, world.finished]).toEqual([['charge'], [], 1]);
    expect(world.checkout.lease).toBeUndefined();
  });

  it('is an error where the checkout is gone', async () => {
    for (const goneAfter of [1, 2]) {
      const world = oneCheckout((nth, keep) => {
        keep();
        world.isGone = nth === goneAfter;
      });
      await expect(perform(world, world.planOf('charge', world.planOf('capture')))).rejects.toThrow(
        'chk_1 is gone',
      );
    }
  });
});

describe('a database that is away after', () => {
  it.each(['charge', 'capture'] as const)('a %s leaves what was committed before it', async (call) => {
    for (const awayFrom of [2, 3]) {
      const world = oneCheckout((nth, keep) => (nth >= awayFrom ? away() : keep()));
      const rows = await perform(world, world.planOf(call, world.planOf('capture')));
      expect(rows.checkout.lease?.call).toBe(awayFrom === 2 ? call : 'capture');
      expect(world.sent).toEqual(awayFrom === 2 ? [call] : [call, 'capture']);
    }
  });

  it('a login is a problem that the payer is told', async () => {
    for (const awayFrom of [2, 3]) {
      const world = oneCheckout((nth, keep) => (nth >= awayFrom ? away() : keep()));
      const plan = world.planOf('log-in', world.planOf('commit'));
      await expect(perform(world, plan)).rejects.toBeInstanceOf(StoreUnavailable);
    }
  });

  it('a charge hides no other error', async () => {
    const world = oneCheckout((nth, keep) => {
      if (nth === 2) throw new Error('A fault of ours');
      keep();
    });
    await expect(perform(world, world.planOf('charge'))).rejects.toThrow('A fault of ours');
  });

  it('a charge for a moment only does not keep its answer from being written down, once', async () => {
    const world = oneCheckout((nth, keep) => (nth === 2 ? away() : keep()));
    await perform(world, world.planOf('charge', world.planOf('capture')));
    expect(world.sent).toEqual(['charge', 'capture']);
    expect(world.checkout.lease).toBeUndefined();
  });
});

describe('a commit of which nobody can tell whether it was kept', () => {
  const unknown = (): never => {
    throw new CommitUnknown('Lost', async () => undefined);
  };

  it('is not made a second time where it is found kept', async () => {
    for (const lost of [2, 3]) {
      const world = oneCheckout((nth, keep) => {
        keep();
        if (nth === lost) unknown();
      });
      await perform(world, world.planOf('charge', world.planOf('capture')));
      expect(world.sent).toEqual(['charge', 'capture']);
      expect(world.settled).toEqual(['charge', 'capture']);
      expect([world.finished, world.alarms]).toEqual([1, []]);
    }
  });

  it('is made again where it is found not kept', async () => {
    for (const lost of [2, 3]) {
      const world = oneCheckout((nth, keep) => (nth === lost ? unknown() : keep()));
      await perform(world, world.planOf('charge', world.planOf('capture')));
      expect(world.sent).toEqual(['charge', 'capture']);
      const again = lost === 2 ? 'charge' : 'capture';
      expect(world.settled).toEqual(['charge', again, 'capture']);
      expect(world.checkout.lease).toBeUndefined();
    }
  });

  it('is made again though the next call is of the same name at the same moment', async () => {
    const world = oneCheckout((nth, keep) => (nth === 2 ? unknown() : keep()));
    await perform(world, world.planOf('commit', world.planOf('commit')));
    expect(world.settled).toEqual(['commit', 'commit', 'commit']);
  });

  it('finishes nothing twice where it was the last', async () => {
    const world = oneCheckout((nth, keep) => {
      keep();
      if (nth === 2) unknown();
    });
    await perform(world, world.planOf('charge'));
    expect([world.settled, world.finished, world.alarms]).toEqual([['charge'], 1, []]);
  });

  it('is not taken for kept where another has the lease, or took it under a fence of its own', async () => {
    const takeovers: readonly Partial<Checkout>[] = [
      { lease: { owner: 'another', call: undefined, until: NOW } },
      { lease: { owner: 'another', call: undefined, until: NOW }, fence: 9 },
      { fence: 9 },
    ];
    for (const taken of takeovers) {
      const world = oneCheckout((nth, keep) => {
        keep();
        if (nth !== 2) return;
        world.checkout = { ...world.checkout, ...taken };
        unknown();
      });
      await perform(world, world.planOf('charge', world.planOf('capture')));
      expect(world.sent).toEqual(['charge']);
      expect(world.alarms).toContainEqual(['fence_refused', { checkout: 'chk_1', call: 'charge' }]);
    }
  });
});

it('a capture is not sent whose commit failed, where the payment was settled before it could be made again', async () => {
  const world = oneCheckout((nth, keep) => {
    if (nth !== 2) return keep();
    world.checkout = { ...world.checkout, status: 'succeeded', lease: undefined };
    away();
  });
  await perform(world, world.planOf('charge', world.planOf('capture')));
  expect(world.sent).toEqual(['charge']);
});
