import { describe, expect, test } from 'vitest';
import type { SessionView } from '../../contract/session.ts';
import type { Step } from '../../contract/steps.ts';
import type { LineEvent } from '../machine/events.ts';
import type { Watched } from './session-client.ts';
import { wait } from './wait.ts';
import { watchSession } from './watch-session.ts';

const viewAt = (step: Step, version: number) => ({ step, version }) as SessionView;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function watching(options: { step?: Step; view?: SessionView; visible?: boolean } = {}) {
  const asked: { how: 'watch' | 'read'; signal: AbortSignal; answer: (answer: Watched) => Promise<void> }[] =
    [];
  const rests: { ms: number; end: () => Promise<void> }[] = [];
  const told: LineEvent[] = [];
  const calls: Record<'wake' | 'sleep' | 'offline', () => void> = {
    wake: () => {},
    sleep: () => {},
    offline: () => {},
  };
  const view = options.view ?? viewAt(options.step ?? 'log-in', 1);
  const now = { visible: options.visible ?? true, online: true, view };
  const ask = (how: 'watch' | 'read') => (signal: AbortSignal) =>
    new Promise<Watched>((resolve) => {
      signal.addEventListener('abort', () => resolve({ kind: 'lost' }));
      const answer = (answered: Watched) => {
        if (answered.kind === 'view') now.view = answered.view;
        resolve(answered);
        return settled();
      };
      asked.push({ how, signal, answer });
    });
  const listen = (name: keyof typeof calls) => (call: () => void) => {
    calls[name] = call;
    return () => {
      calls[name] = () => {};
    };
  };
  const stop = watchSession(
    {
      client: {
        latest: () => now.view,
        watch: ask('watch'),
        read: ask('read') as () => Promise<never>,
        send: () => Promise.reject(new Error('not asked for here')),
        banks: () => Promise.reject(new Error('not asked for here')),
      },
      surroundings: {
        visible: () => now.visible,
        online: () => now.online,
        onWake: listen('wake'),
        onSleep: listen('sleep'),
        onOffline: listen('offline'),
      },
      wait: (ms, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve());
          const end = () => {
            resolve();
            return settled();
          };
          rests.push({ ms, end });
        }),
      random: () => 0.5,
    },
    (event) => told.push(event),
  );
  const happens = async (name: keyof typeof calls, change: Partial<typeof now> = {}) => {
    Object.assign(now, change);
    calls[name]();
    await settled();
  };
  const knows = (view: SessionView) => {
    now.view = view;
  };
  return { asked, rests, told, happens, knows, stop };
}

describe('a page that counts down to a deadline', () => {
  const counting = (secondsLeft: number, version = 1) =>
    ({ ...viewAt('send-transfer', version), secondsLeft }) as SessionView;

  test('reads the time that is left as soon as it is there, and again whenever the payer is back', async () => {
    const { asked, rests, told, happens } = watching({ view: counting(3_000) });
    await asked[0]?.answer({ kind: 'view', view: counting(2_990) });
    await rests[0]?.end();
    await happens('sleep', { visible: false });
    await happens('wake', { visible: true });
    await asked[2]?.answer({ kind: 'view', view: counting(600) });
    expect(asked.map(({ how }) => how)).toEqual(['read', 'watch', 'read']);
    expect(told.filter(({ type }) => type === 'view.came')).toEqual([
      { type: 'view.came', view: counting(2_990) },
      { type: 'view.came', view: counting(600) },
    ]);
  });

  test('is not put back by an older one', async () => {
    const { asked, told } = watching({ view: counting(3_000, 2) });
    await asked[0]?.answer({ kind: 'view', view: counting(3_100, 1) });
    expect(told).toEqual([{ type: 'line.found' }]);
  });
});

describe('a page that somebody looks at', () => {
  test('hears of every newer view and asks again after a breath', async () => {
    const { asked, rests, told } = watching();
    await asked[0]?.answer({ kind: 'view', view: viewAt('confirming', 2) });
    await rests[0]?.end();
    await asked[1]?.answer({ kind: 'nothing-new' });
    await rests[1]?.end();
    expect(asked.map(({ how }) => how)).toEqual(['watch', 'watch', 'watch']);
    expect(rests.map(({ ms }) => ms)).toEqual([100, 100]);
    expect(told).toEqual([
      { type: 'view.came', view: viewAt('confirming', 2) },
      { type: 'line.found' },
      { type: 'line.found' },
    ]);
  });

  test('says that the connection is gone after the second loss, and asks ever more slowly', async () => {
    const { asked, rests, told } = watching();
    for (const at of [0, 1, 2, 3, 4, 5]) {
      await asked[at]?.answer({ kind: 'lost' });
      if (at === 0) expect(told).toEqual([]);
      if (at === 1) expect(told).toEqual([{ type: 'line.lost' }]);
      await rests[at]?.end();
    }
    expect(rests.map(({ ms }) => ms)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    await asked[6]?.answer({ kind: 'nothing-new' });
    expect(told.at(-1)).toEqual({ type: 'line.found' });
  });

  test('asks at once when the network is back', async () => {
    const { asked, rests, told, happens } = watching();
    await happens('offline', { online: false });
    expect(rests).toHaveLength(1);
    await happens('wake', { online: true });
    expect(asked.map(({ how }) => how)).toEqual(['watch', 'read']);
    await asked[1]?.answer({ kind: 'view', view: viewAt('log-in', 1) });
    expect(told).toEqual([{ type: 'line.lost' }, { type: 'line.found' }]);
  });

  test('asks at once after a break between two answers, too', async () => {
    const { asked, rests, told, happens } = watching();
    await asked[0]?.answer({ kind: 'nothing-new' });
    expect(rests).toHaveLength(1);
    await happens('offline', { online: false });
    await happens('wake', { online: true });
    expect(asked.map(({ how }) => how)).toEqual(['watch', 'read']);
    await asked[1]?.answer({ kind: 'view', view: viewAt('log-in', 1) });
    expect(told.slice(-2)).toEqual([{ type: 'line.lost' }, { type: 'line.found' }]);
  });

  test('is not put back by an answer that was asked for before what it knows now', async () => {
    const { asked, rests, told, knows } = watching();
    await asked[0]?.answer({ kind: 'lost' });
    await rests[0]?.end();
    knows(viewAt('confirm-payment', 4));
    await asked[1]?.answer({ kind: 'view', view: viewAt('log-in', 1) });
    expect([asked[1]?.how, told]).toEqual(['read', [{ type: 'line.found' }]]);
  });

  test('says at once that it is offline when the phone says so', async () => {
    const { told, happens } = watching();
    await happens('offline', { online: false });
    expect(told).toEqual([{ type: 'line.lost' }]);
  });

  test('learns that watching was refused, and asks again only after a while', async () => {
    const { asked, rests, told } = watching();
    await asked[0]?.answer({ kind: 'problem', problem: 'unauthenticated' });
    expect(told).toEqual([{ type: 'line.found' }, { type: 'watch.failed' }]);
    expect([asked.length, rests.map(({ ms }) => ms)]).toEqual([1, [20_000]]);
  });
});

describe('a page that nobody looks at', () => {
  test('rests, and asks at once when the payer is back from the bank app', async () => {
    const { asked, happens, told } = watching();
    await happens('sleep', { visible: false });
    expect([asked.length, asked[0]?.signal.aborted]).toEqual([1, true]);
    await happens('wake', { visible: true });
    expect([asked.map(({ how }) => how), told]).toEqual([['watch', 'read'], []]);
  });

  test('asks nothing when it was never looked at', () => {
    expect(watching({ visible: false }).asked).toEqual([]);
  });
});

test('an ended payment is not watched any more, and read once when the payer comes back to it', async () => {
  const { asked, happens } = watching({ step: 'paid' });
  expect(asked).toEqual([]);
  await happens('wake');
  await asked[0]?.answer({ kind: 'view', view: viewAt('paid', 1) });
  expect(asked.map(({ how }) => how)).toEqual(['read']);
});

test('an ended payment that was offline is told when the connection is back, and is not read without end', async () => {
  const { asked, rests, told, happens } = watching({ step: 'paid' });
  await happens('offline', { online: false });
  await happens('wake', { online: true });
  await asked[0]?.answer({ kind: 'lost' });
  await rests[1]?.end();
  await asked[1]?.answer({ kind: 'view', view: viewAt('paid', 1) });
  await rests[2]?.end();
  expect(told).toEqual([{ type: 'line.lost' }, { type: 'line.found' }]);
  expect(asked.map(({ how }) => how)).toEqual(['read', 'read']);
});

test('a rest without end is one that a timer can hold', () => {
  const { rests } = watching({ step: 'paid' });
  expect(rests.map(({ ms }) => ms <= 2 ** 31 - 1)).toEqual([true]);
});

test('a page that is gone asks nothing more', async () => {
  const { asked, rests, stop, told } = watching();
  stop();
  await settled();
  expect([asked.length, asked[0]?.signal.aborted, rests, told]).toEqual([1, true, [], []]);
});

test('a wait that is called off ends at once', async () => {
  const called = new AbortController();
  const waiting = wait(60_000, called.signal);
  called.abort();
  await waiting;
  await wait(60_000, called.signal);
});
