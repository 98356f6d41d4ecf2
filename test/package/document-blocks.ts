import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const docs = join(import.meta.dirname, '..', '..', 'docs');

/** The blocks of code of a document, in order. `file`: the name that stands alone on the line before, with a colon. */
export interface Block {
  readonly language: string;
  readonly file: string | undefined;
  readonly text: string;
}

export async function blocksOf(document: string): Promise<readonly Block[]> {
  const text = await readFile(join(docs, document), 'utf8');
  const fence = /(?:^`([\w.-]+)`:\n\n)?^```(\w*)\n([\s\S]*?)^```$/gm;
  return [...text.matchAll(fence)].map(([, file, language = '', block = '']) => ({
    language,
    file,
    text: block,
  }));
}
