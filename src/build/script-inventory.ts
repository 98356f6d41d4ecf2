import type { Plugin, Rolldown } from 'vite';

/** A script that a payer's browser runs. */
export interface ServedScript {
  /** Its path in `dist`; of a script that stands in a page, that page's. */
  readonly file: string;
  /** As the attribute `integrity` of a script tag has it. Of one that stands in a page, of what is between its tags. */
  readonly integrity: string;
  readonly why: string;
}

/** What may run on the checkout page and on a merchant's, and under which headers: the list of PCI DSS 6.4.3, to hold against what arrives (11.6.1). */
export interface ScriptInventory {
  readonly version: string;
  readonly scripts: readonly ServedScript[];
  /** Of the checkout page. In braces stands what differs from opening to opening. */
  readonly headers: Readonly<Record<string, string>>;
}

const reasons: readonly (readonly [file: RegExp, why: string])[] = [
  [/^directpay\.js$/, 'opens the checkout on a merchant’s page'],
  [/^directpay\.mjs$/, 'the same, for a merchant who has a bundler'],
  [/^assets\/main-/, 'the checkout: what can happen, and the calls to the proxy'],
  [/^assets\//, 'a part of the checkout, loaded where it is needed'],
];

/** The scripts that stand in a page, without those that hold data. */
export const scriptsIn = (page: string): readonly string[] =>
  [...page.matchAll(/<script(?![^>]*application\/json)[^>]*>([\s\S]+?)<\/script>/g)].map(
    ([, text]) => text ?? '',
  );

/** The attribute `integrity` for this content. */
export async function integrityOf(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return `sha384-${Buffer.from(await crypto.subtle.digest('SHA-384', bytes)).toString('base64')}`;
}

const textOf = (file: Rolldown.OutputChunk | Rolldown.OutputAsset): string => {
  if (file.type === 'chunk') return file.code;
  return typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source);
};

/** Lists in `scripts.json` every script that was built, by its content. Throws where nobody has said what one is for. */
export function scriptInventory(
  readLock: () => Promise<string>,
  headers: ScriptInventory['headers'],
): Plugin {
  return {
    name: 'script-inventory',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const { version } = JSON.parse(await readLock()) as { version: string };
        const scripts: ServedScript[] = [];
        for (const [file, built] of Object.entries(bundle)) {
          const content = textOf(built);
          if (/^[^/]+\.html$/.test(file)) {
            const why = 'draws the first screen at once, and starts the checkout';
            for (const text of scriptsIn(content))
              scripts.push({ file, integrity: await integrityOf(text), why });
          } else if (/\.m?js$/.test(file)) {
            const why = reasons.find(([of]) => of.test(file))?.[1];
            if (why === undefined) throw new Error(`${file}: nobody has said what this script is for`);
            scripts.push({ file, integrity: await integrityOf(content), why });
          }
        }
        const inventory: ScriptInventory = {
          version,
          scripts: scripts.sort((one, other) => (one.file < other.file ? -1 : 1)),
          headers,
        };
        this.emitFile({
          type: 'asset',
          fileName: 'scripts.json',
          source: `${JSON.stringify(inventory, null, 2)}\n`,
        });
      },
    },
  };
}
