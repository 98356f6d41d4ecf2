import { parseSync, Visitor } from 'vite';

/**
 * What the oldest browsers we serve (Chrome and WebView 93, Firefox 92, Safari 15.4) do not know and no fallback can mend:
 * the script would not parse, or a call would throw. A name that the code asks for before using it is listed in `asked`.
 */
const newerNames: Readonly<Record<string, string>> = {
  structuredClone: 'Chrome 98',
  findLast: 'Chrome 97',
  findLastIndex: 'Chrome 97',
  toSorted: 'Chrome 110',
  toReversed: 'Chrome 110',
  toSpliced: 'Chrome 110',
  groupBy: 'Chrome 117',
  withResolvers: 'Chrome 119',
  requestIdleCallback: 'no Safari',
  randomUUID: 'Firefox 95',
  showModal: 'Firefox 98',
  scrollend: 'Safari 26',
};

const newerMembers: readonly (readonly [object: string, member: string, since: string])[] = [
  ['AbortSignal', 'any', 'Chrome 116'],
  ['AbortSignal', 'timeout', 'Chrome 103'],
  ['Array', 'fromAsync', 'Chrome 121'],
  ['URL', 'canParse', 'Chrome 120'],
  ['Promise', 'try', 'Chrome 128'],
];

/** Everything in a script that the floor does not carry, as `what (since)`. */
export function aboveFloor(fileName: string, source: string, asked: readonly string[] = []): string[] {
  const { program, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName}: ${errors[0]?.message}`);
  const found = new Set<string>();
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
    },
    MemberExpression: ({ object, property, computed }) => {
      if (computed || property.type !== 'Identifier') return;
      const member = property.name;
      if (Object.hasOwn(newerNames, member)) found.add(`${member} (${newerNames[member]})`);
      for (const [owner, name, since] of newerMembers) {
        if (object.type === 'Identifier' && object.name === owner && member === name) {
          found.add(`${owner}.${name} (${since})`);
        }
      }
    },
    CallExpression: ({ callee }) => {
      if (callee.type === 'Identifier' && Object.hasOwn(newerNames, callee.name)) {
        found.add(`${callee.name} (${newerNames[callee.name]})`);
      }
    },
  }).visit(program);
  return [...found].filter((what) => !asked.some((name) => what.startsWith(`${name} (`))).sort();
}

/** Parts of a style sheet that would take their neighbours down with them in the oldest browsers. */
export function stylesAboveFloor(css: string): string[] {
  const constructs: readonly (readonly [RegExp, string])[] = [
    [/@layer\b/, '@layer (Chrome 99)'],
    [/@container\b/, '@container (Chrome 105)'],
    [/@scope\b/, '@scope (Chrome 118)'],
    [/:has\(/, ':has() (Chrome 105)'],
    [/[{;}]\s*&/, 'nesting (Chrome 112)'],
    [/@media[^{]*[<>]/, 'range in a media query (Chrome 104)'],
  ];
  return constructs.filter(([pattern]) => pattern.test(css)).map(([, what]) => what);
}
