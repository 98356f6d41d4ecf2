import { parseSync, Visitor } from 'vite';

/**
 * What the oldest browsers we serve (Chrome and WebView 93, Firefox 92, Safari 15.4) do not know and no fallback can mend:
 * the script would not parse, or a call would throw. A name that the code asks for before using it is listed in `asked`.
 */
const newerNames: Readonly<Record<string, string>> = {
  structuredClone: 'Chrome 98',
  reportError: 'Chrome 95',
  findLast: 'Chrome 97',
  findLastIndex: 'Chrome 97',
  toSorted: 'Chrome 110',
  toReversed: 'Chrome 110',
  toSpliced: 'Chrome 110',
  toWellFormed: 'Chrome 111',
  isWellFormed: 'Chrome 111',
  groupBy: 'Chrome 117',
  isSubsetOf: 'Chrome 122',
  isSupersetOf: 'Chrome 122',
  isDisjointFrom: 'Chrome 122',
  symmetricDifference: 'Chrome 122',
  withResolvers: 'Chrome 119',
  throwIfAborted: 'Chrome 100',
  checkVisibility: 'Chrome 105',
  showPopover: 'Chrome 114',
  hidePopover: 'Chrome 114',
  togglePopover: 'Chrome 114',
  startViewTransition: 'Chrome 111',
  moveBefore: 'Chrome 133',
  setHTMLUnsafe: 'Chrome 124',
  parseHTMLUnsafe: 'Chrome 124',
  requestIdleCallback: 'no Safari',
  requestSubmit: 'Safari 16',
  adoptedStyleSheets: 'Safari 16.4',
  wakeLock: 'Safari 16.4',
  randomUUID: 'Firefox 95',
  showModal: 'Firefox 98',
  scrollend: 'Safari 26',
};

/** Names that stand alone: what is called, or made by `new`. */
const newerGlobals: Readonly<Record<string, string>> = {
  CSSStyleSheet: 'Safari 16.4',
  CompressionStream: 'Firefox 113',
  OffscreenCanvas: 'Safari 16.4',
  Temporal: 'Chrome 144',
  URLPattern: 'Chrome 95',
  scheduler: 'Chrome 94',
  navigation: 'Chrome 102',
};

const newerMembers: readonly (readonly [object: string, member: string, since: string])[] = [
  ['AbortSignal', 'any', 'Chrome 116'],
  ['AbortSignal', 'timeout', 'Chrome 103'],
  ['Array', 'fromAsync', 'Chrome 121'],
  ['Intl', 'DurationFormat', 'Chrome 129'],
  ['Intl', 'Segmenter', 'Firefox 125'],
  ['Intl', 'supportedValuesOf', 'Chrome 99'],
  ['Iterator', 'from', 'Chrome 122'],
  ['URL', 'canParse', 'Chrome 120'],
  ['URL', 'parse', 'Chrome 126'],
  ['Promise', 'try', 'Chrome 128'],
  ['RegExp', 'escape', 'Chrome 136'],
];

/** Everything in a script that the floor does not carry, as `what (since)`. */
export function aboveFloor(fileName: string, source: string, asked: readonly string[] = []): string[] {
  const { program, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName}: ${errors[0]?.message}`);
  const found = new Set<string>();
  const alone = (callee: { readonly type: string; readonly name?: unknown }) => {
    const name = callee.type === 'Identifier' ? String(callee.name) : '';
    const since = [newerNames, newerGlobals].find((names) => Object.hasOwn(names, name))?.[name];
    if (since !== undefined) found.add(`${name} (${since})`);
  };
  new Visitor({
    StaticBlock: () => found.add('class static block (Chrome 94)'),
    ImportAttribute: () => found.add('import attributes (Chrome 123)'),
    VariableDeclaration: ({ kind }) => {
      if (kind === 'using' || kind === 'await using') found.add(`${kind} (Chrome 134)`);
    },
    Literal: (node) => {
      if (!('regex' in node)) return;
      if (/[vd]/.test(node.regex.flags))
        found.add(`regular expression flag ${node.regex.flags} (Chrome 112)`);
      if (/\(\?<[=!]/.test(node.regex.pattern)) found.add('lookbehind (Safari 16.4)');
      if (/\(\?[ims]*(-[ims]+)?:/.test(node.regex.pattern.replaceAll('(?:', '')))
        found.add('flags for a part of a pattern (Chrome 125)');
    },
    MemberExpression: ({ object, property, computed }) => {
      if (computed || property.type !== 'Identifier') return;
      const member = property.name;
      alone(object);
      if (Object.hasOwn(newerNames, member)) found.add(`${member} (${newerNames[member]})`);
      for (const [owner, name, since] of newerMembers) {
        if (object.type === 'Identifier' && object.name === owner && member === name) {
          found.add(`${owner}.${name} (${since})`);
        }
      }
    },
    CallExpression: ({ callee }) => alone(callee),
    NewExpression: ({ callee }) => alone(callee),
  }).visit(program);
  return [...found].filter((what) => !asked.some((name) => what.startsWith(`${name} (`))).sort();
}

/**
 * Parts of a style sheet that would take their neighbours down with them in the oldest browsers, or leave a place without its size or
 * colour. What stands behind `@supports` is asked for before it is used.
 */
export function stylesAboveFloor(css: string): string[] {
  const constructs: readonly (readonly [RegExp, string])[] = [
    [/@layer\b|layer\(/, '@layer (Chrome 99)'],
    [/@container\b|container-(type|name)\s*:|\dcq[wibhm]/, 'container queries (Chrome 105)'],
    [/@scope\b/, '@scope (Chrome 118)'],
    [/@starting-style\b/, '@starting-style (Chrome 117)'],
    [/@property\b/, '@property (Safari 16.4)'],
    [/:has\(/, ':has() (Chrome 105)'],
    [/:(modal|popover-open|user-(in)?valid|open|dir\()/, 'a newer pseudo-class (Chrome 105 to 133)'],
    [/:nth-(last-)?child\([^)]* of /, ':nth-child(of) (Chrome 111)'],
    [/[{;}]\s*&/, 'nesting (Chrome 112)'],
    [/\{[^{}]*[{;]\s*[.#:[>+~][\w\s.#:>+~-]*\{/, 'nesting without & (Chrome 120)'],
    [/@media[^{]*[<>]/, 'range in a media query (Chrome 104)'],
    [/[\d.](d|s|l)v(h|w|i|b|min|max)\b/, 'dynamic viewport units (Chrome 108)'],
    [/\b(color-mix|light-dark|oklch|oklab|lch|lab|hwb)\(|[\s:]color\(/, 'newer colours (Chrome 101 to 123)'],
    [/\b(round|mod|rem|abs|sign|sin|cos|tan|pow|sqrt|hypot|exp)\(/, 'newer arithmetic (Chrome 111 to 125)'],
    [/[{;]\s*(translate|rotate|scale)\s*:/, 'transforms of their own (Chrome 104)'],
    [/\b(subgrid|anchor\(|anchor-name|position-anchor)/, 'newer layout (Chrome 117 to 125)'],
  ];
  const unasked = withoutSupports(css);
  return constructs.filter(([pattern]) => pattern.test(unasked)).map(([, what]) => what);
}

/** The sheet without its `@supports` blocks. */
function withoutSupports(css: string): string {
  const at = css.search(/@supports\b/);
  if (at < 0) return css;
  let depth = 0;
  for (let end = css.indexOf('{', at); end < css.length; end += 1) {
    if (css[end] === '{') depth += 1;
    if (css[end] === '}') depth -= 1;
    if (depth === 0) return css.slice(0, at) + withoutSupports(css.slice(end + 1));
  }
  throw new Error('A style sheet ends in the middle of a block');
}
