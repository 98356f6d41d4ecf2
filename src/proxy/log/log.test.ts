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

test('what is on the list is told as it is, and what is not known is left out', () => {
  const { lines, log } = opened();
  const texts = {
    requestId: 'r-1',
    method: 'POST',
    route: '/v1/session',
    code: 'locked',
    alarm: 'needs_review',
    checkout: 'chk_1',
    call: 'charge',
    reason: 'unsettled',
    differs: 'amount',
    notificationId: 'ntf_1',
    notificationType: 'checkout.succeeded',
    errorName: 'Error',
    errorCode: 'ERR_X',
    errorAt: 'log/log.ts:1:2',
    url: 'https://pay.example',
    mode: 'test',
    store: 'embedded',
    hint: 'Read the log',
  };
  const facts = { ...texts, status: 0, durationMs: 1.5, tries: 3 };
  log.warn('all', { ...facts, hint: undefined });
  log.info('none');
  const [all, none] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const { hint: _, ...known } = facts;
  expect(all).toEqual({ level: 'warn', event: 'all', time: expect.any(String) as string, ...known });
  expect(none).toEqual({ level: 'info', event: 'none', time: expect.any(String) as string });
  lines.length = 0;
  log.info('with a hint', { hint: texts.hint });
  expect(only(lines)['hint']).toBe(texts.hint);
});

test('below its level nothing is said', () => {
  const lines: string[] = [];
  const log = createLog('error', { write: (line: string) => void lines.push(line) });
  log.info('request');
  log.warn('request');
  log.failure('request_failed', new Error('canary'));
  expect(lines.length).toBe(1);
});

test.each([
  [
    'm\n    at one (file:///a/b/c/one.ts:1:2)\n    at /x/y/two.ts:30:42\n    at /x/y/three.ts:5:6',
    'c/one.ts:1:2 < y/two.ts:30:42',
  ],
  ['m\n    at node:internal/process/tasks:5:6', 'process/tasks:5:6'],
  ['m\n    at async Object.run (/x/y/two.ts:3:4)', 'y/two.ts:3:4'],
  ['m\n    at <anonymous>\n   at /x/y/two.ts:3:4\n    at /x/y/two.ts:3', ''],
  ['m\n     at /x/y/two.ts:3:4\nx    at /x/y/two.ts:3:4\n    at /x/y/two.ts:3:4 x', ''],
  ['m\n    at canary /x/y/two.ts:3:4\n    at canary.ts:3:4', ''],
  ['\n    at /x/y/two.ts:3:4', ''],
])('of a stack only places in our code are kept: %j', (stack, errorAt) => {
  const { lines, log } = opened();
  log.failure('request_failed', Object.assign(new Error('m'), { stack, code: 7 }));
  expect(only(lines)).toEqual({ level: 'error', event: 'request_failed', errorName: 'Error', errorAt });
});

test('an error without a stack has no places', () => {
  const { lines, log } = opened();
  log.failure('request_failed', Object.assign(new Error('m'), { stack: undefined }));
  expect(only(lines)['errorAt']).toBe('');
});
