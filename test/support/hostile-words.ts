/** Where everything that runs or loads would show: a global that no page has, and a site that nobody asks for anything. */
export const SPRUNG = 'sprung';
export const TRAP_HOST = 'trap.example';

const spring = `globalThis.${SPRUNG}=1`;
const trap = `https://${TRAP_HOST}/x`;

const markup = [
  `<script>${spring}</script>`,
  `<script src="${trap}"></script>`,
  `</script><script>${spring}</script>`,
  `<img src="${trap}" onerror="${spring}">`,
  `<img src=x onerror=${spring}//`,
  `<svg onload="${spring}"><image href="${trap}"/></svg>`,
  `<svg><script>${spring}</script></svg>`,
  `<svg><use href="data:image/svg+xml,%3Csvg%20id='x'%20onload='${spring}'/%3E#x"/></svg>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=${spring}>`,
  `<iframe src="${trap}"></iframe>`,
  `<iframe srcdoc="<script>parent.${SPRUNG}=1</script>"></iframe>`,
  `<object data="${trap}"></object><embed src="${trap}">`,
  `<link rel="stylesheet" href="${trap}">`,
  `<style>@import "${trap}"; *{display:none}</style>`,
  `<base href="${trap}">`,
  `<meta http-equiv="refresh" content="0;url=${trap}">`,
  `<form action="${trap}"><input name="password" autofocus onfocus="${spring}"></form>`,
  `<details open ontoggle="${spring}"><summary>Pay</summary></details>`,
  `<video src="${trap}" autoplay onloadstart="${spring}"></video>`,
  `<a href="javascript:${spring}">Pay</a>`,
  `<main data-screen="paid"><h1>Paid</h1></main>`,
  `"><b onmouseover="${spring}">`,
  `' autofocus onfocus='${spring}`,
  `--><script>${spring}</script><!--`,
  `]]><script>${spring}</script>`,
  `</textarea></title></style><script>${spring}</script>`,
  `<template shadowrootmode="open"><script>${spring}</script></template>`,
  `&lt;script&gt;${spring}&lt;/script&gt;`,
  `&#60;img src=x onerror=${spring}&#62;`,
  `\\u003cscript\\u003e${spring}\\u003c/script\\u003e`,
];

const inOtherTongues = [
  `\${${spring}}`,
  `{{constructor.constructor('${spring}')()}}`,
  `#{${spring}} <%= ${spring} %>`,
  `__NONCE__ __BOOT__ /*__EARLY__*/`,
  `$& $1 $\` $' $$`,
  '%s %d %o %c',
  'javascript:alert(1)',
  `data:text/html,<script>${spring}</script>`,
  `url(${trap})`,
  `red;}body{background:url(${trap})`,
  'constructor',
  '__proto__',
  'toString',
  '{"type":"img","props":{}}',
  '\u001b]0;owned\u0007\u001b[2J',
  "'; DROP TABLE checkouts; --",
  'line\r\nSet-Cookie: owned=1\r\n\r\nbody',
];

const letters = [
  'Fidelity \u202eknaB ytiledif',
  '\u2066\u2067Bank\u2069',
  '\u200b\u200c\u200d\u2060\ufeff',
  'GT\u200bBank\u00ad',
  '\ud800Bank',
  'Bank\udfff\ud83d',
  'B\u0000a\u0007n\u001bk\u0085',
  'Bank\u2028of\u2029Lagos',
  `B${'\u0301\u0489\u20dd'.repeat(300)}ank`,
  '\u{e0041}\u{e0042}\u{e007f}',
  '\ufdfd'.repeat(200),
  'W'.repeat(100_000),
  '9'.repeat(100_000),
  '\n'.repeat(100_000),
  '\u202e'.repeat(100_000),
  `${'a '.repeat(50_000)}end`,
  'العربية שלום',
  '👩‍👩‍👧‍👦'.repeat(400),
  ' ',
  '',
];

/** Texts that a provider could send in place of a name, a title or a label. */
export const hostileWords: readonly string[] = [...markup, ...inOtherTongues, ...letters];

const element = (type: string, props: object) => ({
  type,
  props,
  key: null,
  ref: null,
  __k: null,
  __: null,
  __b: 0,
  __v: 0,
});

/** What is no text at all, with the shape of Preact's and React's elements among it. */
export const hostileThings: readonly unknown[] = [
  element('img', { src: trap, onerror: spring }),
  element('script', { children: spring }),
  { ...element('iframe', { src: trap }), constructor: null },
  element('div', { dangerouslySetInnerHTML: { __html: `<img src=x onerror=${spring}>` } }),
  { $$typeof: 'Symbol(react.element)', type: 'img', props: { src: trap } },
  { toString: 'owned', valueOf: 'owned', length: 9 },
  [element('img', { src: trap })],
  [['<script>']],
  { __html: `<script>${spring}</script>` },
  12_345,
  true,
  null,
];

/** What turns, hides or breaks the text around it: none of it may be shown. */
export const unfitToShow = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
