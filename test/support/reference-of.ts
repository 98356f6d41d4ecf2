import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

const root = join(import.meta.dirname, '..', '..');
const begin = '<!-- reference: begin -->';
const end = '<!-- reference: end -->';
const embedderApi = 'src/loader/embedder-api.ts';
const frameMessages = 'src/contract/frame-messages.ts';

/** What stands under which heading, in the order of a reader's questions. */
const sections: readonly {
  readonly title: string;
  readonly file: string;
  readonly types: readonly string[];
}[] = [
  {
    title: 'Options of `create`',
    file: embedderApi,
    types: ['UrlOptions', 'FetchUrlOptions', 'CommonOptions'],
  },
  { title: 'Settings', file: frameMessages, types: ['Settings', 'replaceableWords'] },
  { title: 'The handle', file: embedderApi, types: ['Handle', 'HandleState'] },
  { title: 'What listeners are given', file: embedderApi, types: ['EventMap', 'CloseInfo', 'Listener'] },
  { title: 'Errors', file: embedderApi, types: ['OpenErrorCode', 'OpenError'] },
  { title: 'A button without a script', file: embedderApi, types: ['ButtonAttributes'] },
];
/** Told by the others. */
const inner = new Set(['Options']);

export const referenceFile = join(root, 'docs', 'embed.md');

interface Member {
  readonly code: string;
  readonly words: string;
}

interface Declared {
  readonly name: string;
  readonly words: string;
  /** What it holds besides, by name. */
  readonly base?: string | undefined;
  /** An interface's members, or the whole of another declaration. */
  readonly members?: readonly Member[];
  readonly code?: string;
}

/** Every type and constant that a file declares at its top, with the words before it. */
function declarationsOf(file: string): ReadonlyMap<string, Declared> {
  const source = readFileSync(join(root, file), 'utf8');
  const { program, comments } = parseSync(file, source);
  const wordsBefore = (start: number): string => {
    const comment = comments.find((one) => one.end <= start && /^\s*$/.test(source.slice(one.end, start)));
    return (comment?.value ?? '').replaceAll(/^\s*\*+ ?/gm, '').trim();
  };
  const code = (from: number, to: number): string =>
    source
      .slice(from, to)
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/readonly | \| undefined|;$/g, '')
      .replaceAll(/(?<=: )\| /g, '');
  const found = new Map<string, Declared>();
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    const words = wordsBefore(statement.start);
    if (declaration?.type === 'TSInterfaceDeclaration') {
      const { name } = declaration.id;
      const members = declaration.body.body.map((member) => ({
        code: code(member.start, member.end),
        words: wordsBefore(member.start),
      }));
      const [base] = declaration.extends.map(({ expression }) =>
        source.slice(expression.start, expression.end),
      );
      found.set(name, { name, words, members, base });
    } else if (declaration?.type === 'TSTypeAliasDeclaration') {
      const { typeAnnotation } = declaration;
      found.set(declaration.id.name, {
        name: declaration.id.name,
        words,
        code: code(typeAnnotation.start, typeAnnotation.end),
      });
    } else if (declaration?.type === 'VariableDeclaration') {
      const [one] = declaration.declarations;
      if (one?.id.type !== 'Identifier' || one.init == null) continue;
      const list = [...source.slice(one.init.start, one.init.end).matchAll(/'([^']+)'/g)];
      found.set(one.id.name, {
        name: one.id.name,
        words,
        code: list.map(([, word]) => word).join(', '),
      });
    }
  }
  return found;
}

const inCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');

/** What `onLoad` and its like are given is told once, where the kinds of listeners are. */
function wordsOf(member: Member, declared: ReadonlyMap<string, Declared>): string {
  const kind = /Listener<'(\w+)'>/.exec(member.code)?.[1];
  const told = declared.get('EventMap')?.members?.find(({ code }) => code.startsWith(`${kind}:`));
  return member.words || told?.words || '';
}

function rendered(
  { name, words, members, base, code }: Declared,
  declared: ReadonlyMap<string, Declared>,
): string {
  const beside = base === undefined ? '' : `, with all of \`${base}\``;
  const heading = `**\`${name}\`**${beside}${words === '' ? '' : `: ${words}`}`;
  if (members === undefined) return `${heading}\n\n\`\`\`ts\n${code}\n\`\`\``;
  const rows = members
    .filter((member) => !/\?: undefined$/.test(member.code))
    .map((member) => `| \`${inCell(member.code)}\` | ${inCell(wordsOf(member, declared))} |`);
  return `${heading}\n\n| | |\n|---|---|\n${rows.join('\n')}`;
}

/** The reference as Markdown. Throws for a type of the embedder's API that no section has. */
export function referenceOfTypes(): string {
  const told = new Set([...sections.flatMap(({ types }) => types), ...inner]);
  const untold = [...declarationsOf(embedderApi).keys()].filter((name) => !told.has(name));
  if (untold.length > 0) throw new Error(`No section of the reference tells ${untold.join(', ')}`);
  return sections
    .map(({ title, file, types }) => {
      const declared = declarationsOf(file);
      const parts = types.map((name) => {
        const one = declared.get(name);
        if (one === undefined) throw new Error(`${file} has no ${name}`);
        return rendered(one, declared);
      });
      return `## ${title}\n\n${parts.join('\n\n')}`;
    })
    .join('\n\n');
}

export const referenceText = (): string => readFileSync(referenceFile, 'utf8');

/** The document with the reference in its place. */
export function withReference(document: string, reference: string): string {
  const [before = '', rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${referenceFile} has no place for the reference`);
  return `${before}${begin}\n\n${reference}\n\n${end}${after}`;
}
