import { describe, expect, test } from 'vitest';
import { callerAddress, createRateLimit } from './rate-limit.ts';

describe('somebody who calls too often', () => {
  test('is told when to come back, and is let in then', () => {
    let now = 0;
    const limit = createRateLimit(60, () => now);
    for (let calls = 0; calls < 60; calls += 1) limit('a');
    expect(() => limit('a')).toThrow(expect.objectContaining({ code: 'rate_limited', retryAfter: 1 }));
    expect(() => limit('b')).not.toThrow();
    now += 1000;
    expect(() => limit('a')).not.toThrow();
    expect(() => limit('a')).toThrow();
    now += 3_600_000;
    for (let calls = 0; calls < 60; calls += 1) limit('a');
    expect(() => limit('a')).toThrow();
  });
});

describe('nobody is limited', () => {
  test('who has no address that could be counted', () => {
    const limit = createRateLimit(1, () => 0);
    for (let calls = 0; calls < 5; calls += 1) expect(() => limit(undefined)).not.toThrow();
  });

  test('where there is no limit', () => {
    const limit = createRateLimit(Number.POSITIVE_INFINITY, () => 0);
    for (let calls = 0; calls < 5; calls += 1) expect(() => limit('a')).not.toThrow();
  });
});

describe('a flood from many addresses', () => {
  test('makes nobody forgotten whose allowance is used up', () => {
    let now = 0;
    const limit = createRateLimit(1, () => now);
    limit('a');
    for (let callers = 0; callers < 10_000; callers += 1) limit(`caller-${callers}`);
    expect(() => limit('a')).toThrow(expect.objectContaining({ code: 'rate_limited', retryAfter: 60 }));
    now += 30_000;
    expect(() => limit('a')).toThrow(expect.objectContaining({ retryAfter: 30 }));
    limit('one-more');
    now += 30_000;
    expect(() => limit('a')).not.toThrow();
  });
});

describe('the address of a caller', () => {
  const of = (forwardedFor: string | null, trustedHops: number) =>
    callerAddress({ connection: '10.0.0.1', forwardedFor, trustedHops });

  test.each([
    ['1.1.1.1', 0, '10.0.0.1'],
    [null, 1, '10.0.0.1'],
    ['', 1, '10.0.0.1'],
    ['1.1.1.1', 1, '1.1.1.1'],
    ['forged, 1.1.1.1', 1, '1.1.1.1'],
    ['forged, 1.1.1.1, 10.0.0.2', 2, '1.1.1.1'],
    ['1.1.1.1', 2, '10.0.0.1'],
  ])('with %j and %i proxies of ours before us is %s', (forwardedFor, hops, address) => {
    expect(of(forwardedFor, hops)).toBe(address);
  });
});
