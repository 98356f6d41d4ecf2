import type { Plugin } from 'vite';

/** A piece of syntax, as the bundler's parser gives it. */
interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

interface Cut {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What only tools and stored machines use: methods of its classes, and fields of what it makes. */
const unusedMembers = new Set([
  'attachDevTools',
  'can',
  'createAction',
  'definition',
  'events',
  'extend',
  'getAll',
  'getPersistedSnapshot',
  'inspect',
  'log',
  'microstep',
  'ownEvents',
  'resolveState',
  'restoreSnapshot',
  'select',
  'sendTo',
  'spawnChild',
  'toJSON',
]);

/** Statements by how they begin. */
const unusedStatements: Readonly<Record<string, RegExp>> = {
  'telling inspectors': /^(\w+\.)*_sendInspectionEvent\(/,
  'attaching inspectors': /^if \((inspect && !parent|this\.options\.devTools)\) /,
  'binding what is cut': /^this\.(getPersistedSnapshot|restoreSnapshot) = /,
  'listing events': /^this\.events = this\.root\.events;/,
  'fields without a value': /^this\.\w+ = void 0;$/,
  routes: /^formatRouteTransitions\(this\.root\);/,
  'unused orders of a queue': /^enqueue\.(cancel|sendTo|sendParent|spawnChild|stopChild) = /,
};

/** Expressions that always have the same value, since the checkout's machine has no history states and spawns nothing. */
const knownExpressions: Readonly<Record<string, readonly [pattern: RegExp, value: string]>> = {
  'asking for history': [/^isHistoryNode\(\w+\)$/, 'false'],
  'history of a state': [/^getHistoryNodes\(\w+\)$/, '[]'],
  'spawning while assigning': [/^createSpawner\(/, 'undefined'],
  'what is told of an error': [/^new Error\(/, 'Error("xstate")'],
};

/**
 * Leaves out of XState what this page never uses: its tools, stored machines, history states, and the words of its errors, which a
 * machine that is tried on every path does not throw. A rule that no longer finds anything fails the build: XState has changed.
 */
export function leanXstate(): Plugin {
  const found = new Set<string>();
  return {
    name: 'lean-xstate',
    apply: 'build',
    transform(code, id) {
      if (!/\/node_modules\/xstate\/dist\/[^/]+\.js$/.test(id)) return null;
      const cuts = outermost(cutsIn(this.parse(code) as unknown as Syntax, code));
      for (const { rule } of cuts) found.add(rule);
      return {
        code: cuts.reduceRight(
          (text, cut) => text.slice(0, cut.start) + cut.text + text.slice(cut.end),
          code,
        ),
        map: null,
      };
    },
    generateBundle() {
      const rules = [...unusedMembers, ...Object.keys(unusedStatements), ...Object.keys(knownExpressions)];
      const idle = rules.filter((rule) => !found.has(rule));
      if (idle.length > 0) throw new Error(`XState has nothing to cut for: ${idle.join(', ')}`);
    },
  };
}

function* cutsIn(syntax: Syntax, code: string): Generator<Cut> {
  const { type, start, end } = syntax;
  const text = code.slice(start, end);
  if (type === 'MethodDefinition' || type === 'Property') {
    const { name } = syntax['key'] as { name?: string };
    const isKept = type === 'Property' && syntax['isPattern'];
    if (name !== undefined && unusedMembers.has(name) && !isKept) {
      const comma = type === 'Property' ? /^\s*,/.exec(code.slice(end))?.[0].length : 0;
      yield { rule: name, start, end: end + (comma ?? 0), text: '' };
    }
  }
  if (type === 'ExpressionStatement' || type === 'IfStatement') {
    for (const [rule, pattern] of Object.entries(unusedStatements)) {
      if (pattern.test(text)) yield { rule, start, end, text: ';' };
    }
  }
  if (type === 'CallExpression' || type === 'NewExpression') {
    for (const [rule, [pattern, value]] of Object.entries(knownExpressions)) {
      if (pattern.test(text)) yield { rule, start, end, text: value };
    }
  }
  for (const inner of within(syntax)) yield* cutsIn(inner, code);
}

function within(syntax: Syntax): readonly Syntax[] {
  return Object.values(syntax)
    .flat()
    .filter((value): value is Syntax => typeof value === 'object' && value !== null && 'type' in value)
    .map((inner) => (syntax.type === 'ObjectPattern' ? { ...inner, isPattern: true } : inner));
}

/** Cuts that lie in no other, in their order. */
function outermost(cuts: Iterable<Cut>): readonly Cut[] {
  const kept: Cut[] = [];
  for (const cut of [...cuts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (cut.start >= (kept.at(-1)?.end ?? 0)) kept.push(cut);
  }
  return kept;
}
