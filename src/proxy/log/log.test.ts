import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function opened() {
  const lines: string[] = [];
  return { lines, log: createLog('info', { write: (line: string) => void lines.push(line) }) };
}

function only(lines: readonly string[]): Record<string, unknown> {
  expect(lines.length).toBe(1);
  const { time, ...rest } = JSON.parse(lines[0] as string) as Record<string, unknown>;
  expect(time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  return rest;
}

test('what is not on the list is dropped, not masked', () => {
  const { lines, log } = opened();
  const passedAlong = {
    requestId: 'r-1',
    status: 200,
    password: 'canary',
    pageToken: 'canary',
    route: { toJSON: () => 'canary' } as unknown as string,
  };
  log.info('request', passedAlong);
  expect(only(lines)).toEqual({ level: 'info', event: 'request', requestId: 'r-1', status: 200 });
});

test('a line cannot be broken, coloured or turned around from outside', () => {
  const { lines, log } = opened();
  log.info('request', { code: 'a\r\n{"event":"forged"}\u001b[31m\u202e\u2028\u009b' });
  expect(lines[0]?.split('\n')).toEqual([lines[0]?.trimEnd(), '']);
  expect(only(lines)['code']).toBe('a\ufffd\ufffd{"event":"forged"}\ufffd[31m\ufffd\ufffd\ufffd');
});

test('a long text is cut', () => {
  const { lines, log } = opened();
  log.info('request', { code: 'a'.repeat(10_000) });
  expect(String(only(lines)['code']).length).toBe(200);
});

test('of an error nothing is kept that could hold what somebody typed', () => {
  const { lines, log } = opened();
  const error = Object.assign(
    new TypeError('canary:1:2\n    at /canary.ts:3:4\n    at canary (/canary.ts:5:6)'),
    {
      code: 'ERR_X',
      body: 'canary',
    },
  );
  log.failure('request_failed', error, { requestId: 'r-1' });
  expect(only(lines)).toEqual({
    level: 'error',
    event: 'request_failed',
    requestId: 'r-1',
    errorName: 'TypeError',
    errorCode: 'ERR_X',
    errorAt: expect.stringMatching(/^log\/log\.test\.ts:\d+:\d+/),
  });
  expect(lines[0]).not.toContain('canary');
});

test('what is no error is told by its kind', () => {
  const { lines, log } = opened();
  log.failure('request_failed', 'canary');
  expect(only(lines)).toEqual({ level: 'error', event: 'request_failed', errorName: 'string' });
});
