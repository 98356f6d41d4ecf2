import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aboveFloor, stylesAboveFloor } from './browser-floor.ts';
import { reachableFrom } from './reachable.ts';
import { read, root } from './source-files.ts';

/** What browsers are sent; `lib` is the package's own code for servers. */
const built = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
  .filter((file) => !file.startsWith('lib'))
  .map((file) => `dist/${file}`);
const scripts = built.filter((file) => /\.m?js$/.test(file));
const page = ['dist/index.html', 'dist/choose-way.html'].map(read).join('');
const inlineScripts = [...page.matchAll(/<script(?![^>]*application\/json)[^>]*>([\s\S]+?)<\/script>/g)].map(
  (match) => match[1] ?? '',
);

/** Newer names that the code asks for before it uses them. */
const asked: readonly { readonly file: RegExp; readonly names: readonly string[]; readonly by: string }[] = [
  {
    file: /^dist\/directpay\.m?js$/,
    names: ['showModal'],
    by: 'the loader, which shows its dialog without it',
  },
  {
    file: /^dist\/directpay\.m?js$/,
    names: ['CSSStyleSheet', 'adoptedStyleSheets'],
    by: 'the loader, which makes a style element where they fail',
  },
  { file: /^dist\/assets\//, names: ['AbortSignal.any'], by: 'ky, which leaves signals alone without it' },
  {
    file: /^dist\/assets\//,
    names: ['moveBefore'],
    by: 'preact, which inserts anew without it',
  },
  {
    file: /^dist\/assets\//,
    names: ['wakeLock'],
    by: 'waits, which leave the phone to its habits without it',
  },
];
/** Addresses in texts of libraries; the page may connect to its own origin only. */
const namedByLibraries = ['http://www.w3.org', 'https://empty.invalid', 'https://github.com'];

test('the loader carries no library and none of our schemas', () => {
  const { files, libraries } = reachableFrom('loader/loader.ts');
  expect(libraries).toEqual([]);
  expect(files.filter((file) => !file.startsWith('loader/'))).toEqual([]);
});

test.each(['checkout/early.ts', 'checkout/early-ways.ts'])(
  "the page's one answer carries no library: %s",
  (early) => {
    const { files, libraries } = reachableFrom(early);
    expect(libraries).toEqual([]);
    expect(files.filter((file) => !file.startsWith('checkout/early'))).toEqual([]);
  },
);

test('the page carries at most four libraries, and nothing of proxy or sandbox', () => {
  const { files, libraries } = reachableFrom('checkout/main.tsx');
  expect(libraries.filter((name) => !['ky', 'preact', 'valibot', 'xstate'].includes(name))).toEqual([]);
  expect(files.filter((file) => !/^(checkout|contract)\//.test(file))).toEqual([]);
});

test('every script that is sent runs in the oldest browsers we serve', () => {
  expect(inlineScripts).toHaveLength(2);
  const sources = [
    ...scripts.map((file) => [file, read(file)] as const),
    ...inlineScripts.map((source, index) => [`first answer, script ${index}.js`, source] as const),
  ];
  const above = sources.flatMap(([file, source]) =>
    aboveFloor(
      file,
      source,
      asked.filter((one) => one.file.test(file)).flatMap((one) => one.names),
    ).map((what) => `${file}: ${what}`),
  );
  expect(above).toEqual([]);
});

test('every style sheet that is sent is understood by the oldest browsers we serve', () => {
  const sheets = built.filter((file) => file.endsWith('.css')).map((file) => [file, read(file)] as const);
  const inline = [...page.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(
    (match) => ['inline', match[1] ?? ''] as const,
  );
  // The loader sets its styles by script: texts of declarations, some put together from parts.
  // The loader sets its styles by script: texts of declarations, some of them in pieces.
  const pieces = read('src/loader/surface.ts').matchAll(/[`'}]([^`'{}\n]*[a-z-]+:[^`'{}\n$]*)/g);
  const set = [...pieces].map((match) => ['src/loader/surface.ts', `a{${match[1] ?? ''}}`] as const);
  expect([sheets.length > 3, inline.length > 1, set.length > 4]).toEqual([true, true, true]);
  const above = [...sheets, ...inline, ...set].flatMap(([file, css]) =>
    stylesAboveFloor(css).map((what) => `${file}: ${what}`),
  );
  expect(above).toEqual([]);
});

test('a browser that cannot read the first script is left with a plain sentence and a way on', () => {
  const sentence =
    'This browser is too old for this page. Please update it, or open the link on another phone or computer.';
  expect(page.split(`<div id="app"><p class="body">${sentence}</p></div>`)).toHaveLength(3);
});

test('no font is sent or asked for', () => {
  expect(built.filter((file) => /\.(woff2?|ttf|otf|eot)$/.test(file))).toEqual([]);
  const texts = built.filter((file) => /\.(m?js|css|html)$/.test(file));
  expect(texts.filter((file) => /@font-face|FontFace\(|\.woff2?\b/.test(read(file)))).toEqual([]);
});

test('what is built brings no source map, no other host and no key', () => {
  expect(built.filter((file) => file.endsWith('.map'))).toEqual([]);
  const texts = built.filter((file) => /\.(js|css|html)$/.test(file));
  const hosts = texts.flatMap((file) =>
    [...read(file).matchAll(/https?:\/\/[a-z0-9.-]+/gi)].map((match) => `${file}: ${match[0]}`),
  );
  expect(hosts.filter((found) => !namedByLibraries.some((host) => found.endsWith(` ${host}`)))).toEqual([]);
  expect(texts.filter((file) => /sk_(test|live)|sourceMappingURL|PRIVATE KEY/.test(read(file)))).toEqual([]);
});

test.each([
  ['class A { static { f(); } }', ['class static block (Chrome 94)']],
  ['/(?<=a)b/.test(x)', ['lookbehind (Safari 16.4)']],
  ['crypto.randomUUID()', ['randomUUID (Firefox 95)']],
  ['structuredClone(x)', ['structuredClone (Chrome 98)']],
  ['AbortSignal.any([a])', ['AbortSignal.any (Chrome 116)']],
  ['const r = /[a--b]/v', ['regular expression flag v (Chrome 112)']],
  ['new CSSStyleSheet()', ['CSSStyleSheet (Safari 16.4)']],
  ['new Intl.Segmenter()', ['Intl.Segmenter (Firefox 125)']],
  ['navigator.wakeLock.request()', ['wakeLock (Safari 16.4)']],
  ['form.requestSubmit()', ['requestSubmit (Safari 16)']],
  ['scheduler.yield()', ['scheduler (Chrome 94)']],
  ['a.symmetricDifference(b)', ['symmetricDifference (Chrome 122)']],
  ['/(?i:a)b/.test(x)', ['flags for a part of a pattern (Chrome 125)']],
  ['/(?:a)(?=b)(?<c>d)/u.test(x)', []],
  ['a ??= b?.c; class B { #x = 1; has(o) { return #x in o; } }', []],
])('the floor check reads: %s', (source, found) => {
  expect(aboveFloor('sample.js', source)).toEqual(found);
});

test.each([
  ['a:has(b){c:d}', [':has() (Chrome 105)']],
  ['a{height:100dvh}', ['dynamic viewport units (Chrome 108)']],
  ['@supports (height:100dvh){a{height:100dvh}}b{c:d}', []],
  ['@supports (height:100dvh){a{height:100dvh}}b{height:1svh}', ['dynamic viewport units (Chrome 108)']],
  ['a{b:c;&:hover{d:e}}', ['nesting (Chrome 112)']],
  ['a{b:c;.d{e:f}}', ['nesting without & (Chrome 120)']],
  ['a{color:color-mix(in srgb,red,blue)}', ['newer colours (Chrome 101 to 123)']],
  ['@container (width>3px){a{b:c}}', ['container queries (Chrome 105)']],
  ['@media (width>=3px){a{b:c}}', ['range in a media query (Chrome 104)']],
  ['a{rotate:3deg}', ['transforms of their own (Chrome 104)']],
  ['a{width:round(1px,2px)}', ['newer arithmetic (Chrome 111 to 125)']],
  ['@media (min-width:3em){a:focus-visible{inset:0;b:min(1px,2px)}.c::before{d:e}}', []],
])('the floor check reads styles: %s', (css, found) => {
  expect(stylesAboveFloor(css)).toEqual(found);
});

test.each(['late-payment', 'late-mandate', 'late-shared'])('%s comes with the styles of its own', (part) => {
  const main = scripts.find((file) => /assets\/main-[^/]+\.js$/.test(file)) ?? '';
  const styles = built.filter((file) => new RegExp(`assets/${part}-[^/]{8}\\.css$`).test(file));
  expect(styles).toHaveLength(1);
  expect(read(main)).toContain(styles[0]?.replace('dist/', ''));
});

test('the first screen waits for nothing that comes later', () => {
  const main = scripts.find((file) => /assets\/main-[^/]+\.js$/.test(file)) ?? '';
  expect(read(main)).not.toMatch(/from\s*["']\.\//);
});
