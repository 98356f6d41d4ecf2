import { expect, test } from 'vitest';
import { create } from './create.ts';
import type { CloseInfo, OpenError, Options } from './embedder-api.ts';

function recorded() {
  const heard: unknown[] = [];
  return {
    heard,
    onError: (error: OpenError) => heard.push(['error', error.code, error.retryable]),
    onClose: (info: CloseInfo) => heard.push(['close', info]),
  };
}

test('a server that renders the page can import the loader and make a handle', () => {
  const handle = create({ url: 'https://pay.example/c/abc' });
  expect(handle.state).toBe('idle');
});

test('where there is no document, opening rejects with the error that onError is given', async () => {
  const told: OpenError[] = [];
  const handle = create({ url: 'https://pay.example/c/abc', onError: (error) => told.push(error) });
  const error = await handle.open().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'unsupported', retryable: false });
  expect(told).toHaveLength(1);
  expect(told[0]).toBe(error);
  expect(handle.state).toBe('closed');
});

test.each([
  'javascript:alert(1)',
  'data:text/html,paid',
  '/c/abc',
  '',
  undefined,
  null,
  7,
  {},
  'x'.repeat(1_000_000),
])('a url that is no http address (%#) is refused once, and closed once', async (url) => {
  const { heard, ...listeners } = recorded();
  const handle = create({ url: url as string, ...listeners });
  await expect(handle.open()).rejects.toMatchObject({ code: 'invalid_request' });
  expect(heard).toEqual([
    ['error', 'invalid_request', false],
    ['close', { reason: 'error', mayHavePaid: true, outcome: undefined }],
  ]);
});

test('a destroyed handle stays destroyed, whatever is called on it', async () => {
  const handle = create({ url: 'https://pay.example/c/abc' });
  handle.close();
  handle.destroy();
  handle.destroy();
  handle.close();
  expect(handle.state).toBe('destroyed');
  await expect(handle.open()).rejects.toMatchObject({ code: 'destroyed', retryable: false });
  expect(handle.state).toBe('destroyed');
});

test('options of any shape neither throw nor reach a prototype', async () => {
  const hostile = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
  const handle = create({ ...hostile, url: 'nowhere', onError: 'alert(1)', onClose: 7 });
  await expect(handle.open()).rejects.toMatchObject({ code: 'invalid_request' });
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test.each([undefined, null])(
  'no options at all (%s) are refused once, when it is opened',
  async (options) => {
    const handle = create(options as unknown as Options);
    const told: OpenError[] = [];
    handle.on('error', (error) => told.push(error));
    expect(handle.state).toBe('idle');
    const error = await handle.open().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'invalid_request', retryable: false });
    expect(told).toEqual([error]);
  },
);

test('a listener that was taken off is not called', async () => {
  const { heard, onError } = recorded();
  const handle = create({ url: 'nowhere', onError });
  handle.on('error', onError);
  handle.off('error', onError);
  await handle.open().catch(() => {});
  expect(heard).toEqual([]);
});
