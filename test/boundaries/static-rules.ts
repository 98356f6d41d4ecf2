import type { NapiConfig, SgRoot } from '@ast-grep/napi';

type Matcher = NapiConfig['rule'];

/** Something that no shipped code may do, read from its syntax tree, with samples that prove that the rule sees it and nothing else. */
export interface StaticRule {
  readonly name: string;
  /** Where under `src` it holds. */
  readonly in: RegExp;
  /** Files that may, each for a reason. */
  readonly but?: readonly string[];
  readonly forbids: Matcher;
  readonly red: readonly string[];
  readonly green: readonly string[];
}

const anyOf = (...patterns: readonly string[]): Matcher => ({
  any: patterns.map((pattern) => ({ pattern })),
});

/** A value that opens something, by how it is named. */
const SECRET = '(?i)(^|\\.|_|[a-z])(secret|token|signature|hmac|mac|password|passcode|apikey|secretkey)$';
const comparedWith = (one: 'left' | 'right', other: 'left' | 'right'): Matcher => ({
  kind: 'binary_expression',
  all: [
    {
      any: ['===', '!==', '==', '!='].map((operator) => ({
        has: { field: 'operator', regex: `^${operator}$` },
      })),
    },
    { has: { field: one, regex: SECRET, any: [{ kind: 'identifier' }, { kind: 'member_expression' }] } },
    { has: { field: other, not: { any: [{ regex: '^(undefined|null|true|false)$' }, { kind: 'string' }] } } },
  ],
});

/** Text with a value in it; a name in capitals is a constant of ours. */
const filledText: Matcher = {
  kind: 'template_string',
  has: { kind: 'template_substitution', not: { regex: '^\\$\\{[A-Z][A-Z0-9_]*\\}$' } },
};

export const staticRules: readonly StaticRule[] = [
  {
    name: 'no HTML is made of text',
    in: /./,
    forbids: {
      any: [
        {
          any: [{ kind: 'assignment_expression' }, { kind: 'augmented_assignment_expression' }],
          has: { field: 'left', regex: '(\\.|\\[["\'])(innerHTML|outerHTML|srcdoc)(["\']\\])?$' },
        },
        {
          kind: 'call_expression',
          has: {
            field: 'function',
            regex:
              '(insertAdjacentHTML|document\\.write(ln)?|createContextualFragment|parseFromString|setHTMLUnsafe)$',
          },
        },
        { kind: 'property_identifier', regex: '^dangerouslySetInnerHTML$' },
      ],
    },
    red: [
      'row.innerHTML = name;',
      "row['innerHTML'] += name;",
      'row.outerHTML = `<b>${name}</b>`;',
      "row.insertAdjacentHTML('beforeend', name);",
      'document.write(name);',
      'const row = <p dangerouslySetInnerHTML={{ __html: name }} />;',
      'const props = { dangerouslySetInnerHTML: { __html: name } };',
    ],
    green: ['row.textContent = name;', 'row.append(name);', 'const row = <p>{name}</p>;'],
  },
  {
    name: 'no text is run as code',
    in: /./,
    forbids: {
      any: [
        {
          kind: 'call_expression',
          has: { field: 'function', regex: '^((globalThis|window|self)\\.)?(eval|Function)$' },
        },
        {
          kind: 'new_expression',
          has: { field: 'constructor', regex: '^((globalThis|window|self)\\.)?Function$' },
        },
        {
          any: [
            ...(anyOf('setTimeout($TEXT, $$$)', 'setInterval($TEXT, $$$)', 'setTimeout($TEXT)').any ?? []),
          ],
          has: {
            field: 'arguments',
            has: { nthChild: 1, any: [{ kind: 'string' }, { kind: 'template_string' }] },
          },
        },
      ],
    },
    red: [
      'eval(text);',
      'window.eval(text);',
      "new Function('a', text);",
      'Function(text)();',
      "setTimeout('go()', 1);",
      'setInterval(`go(${n})`, 1);',
    ],
    green: ['setTimeout(go, 1);', 'setTimeout(() => go(text), 1);', 'evaluate(text);'],
  },
  {
    name: 'a message to a window names whom it is for',
    in: /./,
    forbids: {
      kind: 'call_expression',
      all: [
        { has: { field: 'function', regex: '(^|\\.)postMessage$' } },
        { has: { field: 'arguments', has: { stopBy: 'end', kind: 'string_fragment', regex: '^\\*$' } } },
      ],
    },
    red: [
      "parent.postMessage(paid, '*');",
      'frame.contentWindow.postMessage(paid, "*", [port]);',
      "parent.postMessage(paid, { targetOrigin: '*' });",
    ],
    green: ['parent.postMessage(paid, url.origin);', 'port.postMessage(paid);'],
  },
  {
    name: 'a secret is not compared by an operator, which tells by its time how much was right',
    in: /^proxy\//,
    but: [
      // A lock's own mark in a file that this process has written: nothing is opened by it.
      'proxy/store/folder-lock.ts',
    ],
    forbids: { any: [comparedWith('left', 'right'), comparedWith('right', 'left')] },
    red: [
      'if (given === webhookSecret) take();',
      'if (secretKey !== given) refuse();',
      'const isRight = request.pageToken == page.token;',
      'return signature === expected;',
    ],
    green: [
      'if (secret === undefined) refuse();',
      "if (typeof token === 'string') take();",
      'return timingSafeEqual(a, b);',
      'if (tokens === 3) take();',
      'if (secrets.length === 0) refuse();',
    ],
  },
  {
    name: 'a server that asks another one gives up at some time',
    in: /^(proxy|sandbox|demo\/(?!shop\/browser\/))/,
    forbids: {
      kind: 'call_expression',
      all: [
        { has: { field: 'function', regex: '^(globalThis\\.)?fetch$' } },
        {
          not: {
            has: {
              field: 'arguments',
              has: {
                stopBy: 'end',
                any: [
                  { kind: 'pair', has: { field: 'key', regex: '^signal$' } },
                  { kind: 'shorthand_property_identifier', regex: '^signal$' },
                ],
              },
            },
          },
        },
      ],
    },
    red: ['await fetch(url);', "await fetch(url, { method: 'POST' });", 'await globalThis.fetch(url, init);'],
    green: [
      'await fetch(url, { signal: AbortSignal.timeout(5_000) });',
      'await fetch(url, { ...init, signal });',
      'await app.fetch(request);',
    ],
  },
  {
    name: 'a value reaches SQL as a parameter, never as text',
    in: /^proxy\//,
    forbids: {
      any: [
        {
          kind: 'call_expression',
          all: [
            { has: { field: 'function', regex: '\\.(query|exec|execute|unsafe|prepare)$' } },
            {
              has: {
                field: 'arguments',
                has: {
                  any: [
                    filledText,
                    { kind: 'binary_expression', has: { field: 'operator', regex: '^\\+$' } },
                  ],
                },
              },
            },
          ],
        },
        { pattern: 'sql.raw($$$)' },
      ],
    },
    red: [
      'await db.query(`select * from t where id = ${id}`);',
      "await db.query('select ' + id);",
      'await client.unsafe(`delete from t where id = ${id}`, []);',
      'const part = sql.raw(text);',
    ],
    green: [
      'await db.execute(sql`select 1`);',
      "await db.query('select 1');",
      `await line.query(\`listen ${'$'}{CHANNEL}\`, []);`,
      "await db.query('select $1', [id]);",
    ],
  },
  {
    name: 'the environment is read where a process begins',
    in: /./,
    but: ['proxy/main.ts'],
    forbids: {
      any: [
        ...(anyOf('process.env', "process['env']", 'import.meta.env').any ?? []),
        {
          kind: 'import_specifier',
          regex: '^env\\b',
          inside: { stopBy: 'end', kind: 'import_statement', regex: 'node:process' },
        },
      ],
    },
    red: [
      'const key = process.env.KEY;',
      "const { KEY } = process['env'];",
      "import { env } from 'node:process';",
      'const mode = import.meta.env.MODE;',
    ],
    green: ['const key = environment.KEY;', "import { stdout } from 'node:process';"],
  },
  {
    name: 'nothing is written to a console, which may be anybody’s log',
    in: /./,
    forbids: {
      kind: 'call_expression',
      has: { field: 'function', regex: '^((globalThis|window)\\.)?console\\.' },
    },
    red: ['console.log(password);', 'window.console.error(fault);'],
    green: ['log.info({ event });', 'bench.console(text);'],
  },
];

/** The places that break the rule, as `line: text`. */
export function breaksOf({ forbids }: StaticRule, syntax: SgRoot): readonly string[] {
  return syntax
    .root()
    .findAll({ rule: forbids })
    .map((found) => `${found.range().start.line + 1}: ${found.text().split('\n')[0]}`);
}
