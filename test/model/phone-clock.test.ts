import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { en } from '../../src/checkout/i18n/en.ts';
import { runCheckout } from './running.ts';
import { sampleView } from './sample-views.ts';

const source = join(import.meta.dirname, '..', '..', 'src', 'checkout');

afterEach(() => {
  vi.useRealTimers();
});

test('only an event told to the merchant, and what counts through a phone’s sleep, ask the phone for the time', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  const asking = files.filter((file) =>
    /\bDate\.now|\bDate\(\)/.test(readFileSync(join(source, file), 'utf8')),
  );
  expect(asking).toEqual(['tell-host.ts', 'ui/since.ts']);
});

test.each(['2021-11-21T12:00:00Z', '2031-11-21T12:00:00Z'])(
  'a phone that believes it is %s shows when it was paid by the server’s clock',
  (now) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
    expect(en.shell.when('2026-11-21T12:01:00.000Z')).toMatch(/^21 Nov 2026, 13:01/);
  },
);

test.each([-5, 5])(
  'a phone whose clock is put right by %i years while the payer waits counts on from where it was',
  async (years) => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'], now: new Date('2026-11-21T12:00:00Z') });
    const run = runCheckout(sampleView('confirm-payment'));
    run.clock.increment(500);
    run.actor.send({ type: 'payment.confirmed' });
    await run.orders[0]?.answer({ kind: 'lost' });
    vi.setSystemTime(new Date(Date.UTC(2026 + years, 10, 21)));
    vi.advanceTimersByTime(4_000);
    expect(run.now().view).toMatchObject({ step: 'confirming', waitedSeconds: 4 });
  },
);
