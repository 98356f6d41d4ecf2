import { expect, test } from 'vitest';
import { createLog } from './log/log.ts';
import { createLoop } from './loop.ts';

/** A loop whose waits are held open by hand. */
function opened(round: () => Promise<number>) {
  const waits: { ms: number; end: () => void }[] = [];
  const lines: string[] = [];
  const loop = createLoop({
    name: 'completer',
    everyMs: 500,
    round,
    log: createLog('info', { write: (line: string) => void lines.push(line) }),
    wait: (ms, signal) =>
      new Promise<void>((resolve) => {
        waits.push({ ms, end: resolve });
        signal.addEventListener('abort', () => resolve());
      }),
  });
  return { loop, waits, lines };
}

test('what is due is done soon after work was found, else after half a second', async () => {
  const found = [3, 0, 0];
  const { loop, waits } = opened(async () => found.shift() ?? 0);
  loop.start();
  await expect.poll(() => waits.length).toBe(1);
  waits[0]?.end();
  await expect.poll(() => waits.length).toBe(2);
  await loop.stop();
  expect(waits.map(({ ms }) => ms)).toEqual([50, 500]);
});

test('a round that fails is logged and tried again', async () => {
  let rounds = 0;
  const { loop, waits, lines } = opened(async () => {
    rounds += 1;
    if (rounds === 1) throw new TypeError('canary');
    return 0;
  });
  loop.start();
  await expect.poll(() => waits.length).toBe(1);
  waits[0]?.end();
  await expect.poll(() => waits.length).toBe(2);
  await loop.stop();
  expect(waits.map(({ ms }) => ms)).toEqual([2000, 500]);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ event: 'completer_failed', errorName: 'TypeError', level: 'error' }),
  ]);
  expect(lines.join('')).not.toContain('canary');
});

test('being woken while a round runs leads to another one at once', async () => {
  let rounds = 0;
  const { loop, waits } = opened(async () => {
    rounds += 1;
    if (rounds === 1) loop.wake();
    return 0;
  });
  loop.start();
  await expect.poll(() => waits.length).toBe(1);
  expect(rounds).toBe(2);
  loop.wake();
  await expect.poll(() => rounds).toBe(3);
  await loop.stop();
});

test('stopping waits for the round that is under way, and no other follows', async () => {
  let rounds = 0;
  let end = (): void => {};
  const { loop } = opened(() => {
    rounds += 1;
    return new Promise<number>((resolve) => {
      end = () => resolve(1);
    });
  });
  loop.start();
  let stopped = false;
  const stopping = loop.stop().then(() => {
    stopped = true;
  });
  await Promise.resolve();
  expect(stopped).toBe(false);
  end();
  await stopping;
  expect(rounds).toBe(1);
});
