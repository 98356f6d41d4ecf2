import type { Survivor } from './run-part.ts';

/** Why no test can notice a change, or need not. */
interface Explained {
  /** How the file's path ends. */
  readonly file: string;
  /** What the changed line begins with. */
  readonly line: string;
  /** What stands there instead; any change of the line where not given. */
  readonly replacement?: string;
  readonly why: string;
}

const explained: readonly Explained[] = [];

/** Why a change that no test noticed is none that matters; undefined where nobody has looked at it yet. */
export function whyUnnoticed({ file, line, replaced, replacement }: Survivor): string | undefined {
  if (/\bnew (\w*)Error\($/.test(line.slice(0, line.indexOf(replaced))) && !line.includes('ProblemError'))
    return 'The words of an error that only a programmer reads';
  return explained.find(
    (known) =>
      file.endsWith(known.file) &&
      line.startsWith(known.line) &&
      (known.replacement === undefined || known.replacement === replacement),
  )?.why;
}
