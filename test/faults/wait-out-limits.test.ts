import { describe, expect, it } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import { waitOutLimits } from '../../src/proxy/checkouts/wait-out-limits.ts';
import type { Answer } from '../../src/proxy/providers/provider.ts';
import { notExecuted, scriptProvider, timedOut } from './scripted-provider.ts';
import { testClock } from './world.ts';

const session = { id: new Sealed('s'), expiresAt: 0 };

function patient(
  answers: readonly (Answer<never> | 'ok')[],
  options: { drawn?: number; slept?: number; stops?: boolean } = {},
) {
  const stopping = new AbortController();
  const clock = testClock();
  const scripted = scriptProvider(clock);
  const waits: number[] = [];
  const script = (number: number) => answers[number] ?? 'ok';
  Object.assign(scripted.script, { charge: script, verify: script, 'list-payments': script });
  const provider = waitOutLimits(scripted, {
    clock,
    random: () => Uint8Array.of(options.drawn ?? 0),
    stopping: stopping.signal,
    pause: async (ms, signal) => {
      waits.push(ms);
      if (options.stops) stopping.abort();
      if (!signal.aborted) clock.pass(ms + (options.slept ?? 0));
    },
  });
  return { provider, scripted, waits };
}

describe('a payer’s call that the provider turns away for a moment', () => {
  it('is made again after the wait that was asked for, and a little more', async () => {
    const { provider, waits } = patient([notExecuted('rate_limited', 3)], { drawn: 255 });
    expect(await provider.charge(session, undefined)).toEqual({ kind: 'ok', value: {} });
    expect(waits).toEqual([3_750]);
  });

  it('is made three times at most', async () => {
    const limited = notExecuted('rate_limited', 8);
    const { provider, scripted, waits } = patient([limited, limited, limited], { drawn: 255 });
    expect(await provider.charge(session, undefined)).toEqual(limited);
    expect([scripted.count('charge'), waits]).toEqual([3, [10_000, 10_000]]);
  });

  it.each([
    ['asks for a longer wait', notExecuted('rate_limited', 9)],
    ['names no wait', notExecuted('rate_limited')],
    ['refuses our key', notExecuted('our_key_refused', 1)],
    ['says nothing', timedOut],
  ])('is not made again where it %s', async (_, answer) => {
    const { provider, scripted, waits } = patient([answer]);
    expect(await provider.charge(session, undefined)).toEqual(answer);
    expect([scripted.count('charge'), waits]).toEqual([1, []]);
  });

  it('is not made again by a process that slept through the wait: its lease may be another’s', async () => {
    const { provider, scripted } = patient([notExecuted('rate_limited', 1)], { slept: 60_000 });
    expect(await provider.charge(session, undefined)).toEqual(notExecuted('rate_limited', 1));
    expect(scripted.count('charge')).toBe(1);
  });

  it('is not waited for by a process that is about to end', async () => {
    const { provider, scripted } = patient([notExecuted('rate_limited', 1)], { stops: true });
    expect(await provider.charge(session, undefined)).toEqual(notExecuted('rate_limited', 1));
    expect(scripted.count('charge')).toBe(1);
  });

  it('has a lease that outlives both waits and the last call', () => {
    const { provider, scripted } = patient([]);
    expect(provider.patienceMs('charge') - scripted.patienceMs('charge')).toBe(20_000);
    expect(provider.patienceMs('verify')).toBe(scripted.patienceMs('verify'));
  });

  it('is none of what goes on without a payer: verify and the list come again by themselves', async () => {
    const { provider, waits } = patient([notExecuted('rate_limited', 1)]);
    expect(await provider.verify('R')).toEqual(notExecuted('rate_limited', 1));
    expect(await provider.listPayments({ from: 0, to: 0 })).toEqual(notExecuted('rate_limited', 1));
    expect(waits).toEqual([]);
  });
});
