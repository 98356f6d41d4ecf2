import type { SgRoot } from '@ast-grep/napi';

type Parser = Pick<typeof import('@ast-grep/napi'), 'Lang' | 'parse'>;

/** Throws an Error that says what to do where the parser, whose package has a part of its own for every platform, cannot be loaded. */
export async function loadParser(load: () => Promise<Parser>): Promise<Parser> {
  try {
    return await load();
  } catch (cause) {
    throw new Error(
      'Nothing is wrong with the code: the rules of syntax could not be read here, since package-lock.json has @ast-grep/napi for Linux with glibc only. ' +
        'Run `npm install --no-save --no-package-lock @ast-grep/napi` of the version in package.json, or leave these rules to CI.',
      { cause },
    );
  }
}

const { Lang, parse } = await loadParser(() => import('@ast-grep/napi'));

/** How a file is read is said by its ending. */
export const readSyntax = (file: string, text: string): SgRoot =>
  parse(file.endsWith('x') ? Lang.Tsx : Lang.TypeScript, text);
