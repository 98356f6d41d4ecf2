import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { read, shippedSources } from './source-files.ts';

interface Node {
  readonly type: string;
  readonly [name: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** Every call of something named `postMessage`, as its list of arguments. */
function postsIn(value: unknown): (readonly Node[])[] {
  if (Array.isArray(value)) return value.flatMap(postsIn);
  if (!isNode(value)) return [];
  const inner = Object.values(value).flatMap(postsIn);
  const { callee } = value;
  if (value.type !== 'CallExpression' || !isNode(callee)) return inner;
  const name = isNode(callee['property'])
    ? (callee['property']['name'] ?? callee['property']['value'])
    : callee['name'];
  return name === 'postMessage' ? [value['arguments'] as Node[], ...inner] : inner;
}

function posts(file: string, source: string): (readonly Node[])[] {
  return postsIn(parseSync(file, source).program);
}

/** A port takes one argument. Two or more are for a window, and the second names the one origin that may read it. */
function isAddressed([, target]: readonly Node[]): boolean {
  if (target === undefined) return true;
  return (
    target.type === 'MemberExpression' &&
    isNode(target['property']) &&
    target['property']['name'] === 'origin'
  );
}

test('a message to a window names the exact origin that it is for, in everything that ships', () => {
  const loose = shippedSources().filter((file) => !posts(file, read(`src/${file}`)).every(isAddressed));
  expect(loose).toEqual([]);
});

test('only the loader posts to a window, and only its greeting', () => {
  const toWindows = shippedSources().flatMap((file) =>
    posts(file, read(`src/${file}`)).flatMap((given) => (given.length > 1 ? [file] : [])),
  );
  expect(toWindows).toEqual(['loader/frame-link.ts']);
});

test.each([
  "parent.postMessage({ type: f('x') },\n '*')",
  'parent.postMessage(message, `*`)',
  "window['postMessage'](message, '/')",
  "postMessage(message, { targetOrigin: '*' })",
  'parent?.postMessage(message, anywhere)',
  'const tell = () => top.postMessage(message, "https://shop.example")',
])('%s would be found', (source) => {
  expect(posts('planted.ts', source).every(isAddressed)).toBe(false);
});
