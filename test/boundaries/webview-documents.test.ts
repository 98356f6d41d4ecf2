import { expect, test } from 'vitest';
import { AppToPageSchema } from '../../src/contract/bridge-messages.ts';
import { read } from './source-files.ts';

const hosts = ['react-native', 'flutter', 'android', 'ios'];
const codeOf = (host: string): string =>
  /^```\w+\n([\s\S]*?)^```$/m.exec(read(`docs/webviews/${host}.md`))?.[1] ?? '';

/** Literals of `type` in the contract, from the page and to it. */
const pageWords = [
  ...(read('src/contract/bridge-messages.ts').split('export type PageToApp')[0] ?? '').matchAll(
    /readonly type: '([\w.]+)'/g,
  ),
].map(([, word]) => `${word}`);
const appWords = AppToPageSchema.options.map(({ entries }) => entries.type.literal);

test('the page on webviews explains every message in a line of its own, and no other', () => {
  const explained = [
    ...(read('docs/webviews/README.md').split('## Apps written')[0] ?? '').matchAll(
      /^\| `([a-z]+(?:\.[a-zA-Z]+)?)`(?: `\{[^`]*\}`)? \|/gm,
    ),
  ];
  expect(explained.map(([, word]) => word).sort()).toEqual([...pageWords, ...appWords].sort());
});

test.each(hosts)(
  'the host for %s is short enough to be read, and misses nothing that loses a payer',
  (host) => {
    const code = codeOf(host);
    expect(code.split('\n').length - 1).toBeLessThanOrEqual(80);
    const needed = [
      /embed['"=, :value]*webview/,
      /bridge\.ack/,
      /host\.(back|close)/,
      /host\.resume/,
      /host\.colorScheme/,
      /link\.asked/,
      /outcome/,
      /returnUrl/i,
      /origin/i,
      /seen/,
      /(Process|process)\w*(Gone|Terminate)/,
      /[Tt]ry again/,
      /mailto/,
    ];
    expect(needed.filter((part) => !part.test(code)).map(String)).toEqual([]);
  },
);
