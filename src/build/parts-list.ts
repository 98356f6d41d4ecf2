import type { Plugin } from 'vite';

/** A package as the lock has it. */
interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

type Lock = Readonly<Record<string, Locked>>;

const nameOf = (place: string): string => place.replace(/^.*node_modules\//, '');

/** Of a module's id; undefined where it is ours. */
function packageOf(id: string): string | undefined {
  return /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
}

/** Throws an Error where the lock does not tell what a part is, or under which licence. */
function componentOf(place: string, part: Locked | undefined, runsIn: string): object {
  const name = nameOf(place);
  if (!part?.version || !part.license || !part.integrity?.startsWith('sha512-')) {
    throw new Error(`The lock does not tell version, licence and content of ${name}`);
  }
  return {
    type: 'library',
    name,
    version: part.version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${part.version}`,
    hashes: [
      {
        alg: 'SHA-512',
        content: Buffer.from(part.integrity.slice('sha512-'.length), 'base64').toString('hex'),
      },
    ],
    licenses: [{ expression: part.license }],
    properties: [{ name: 'directpay:runs-in', value: runsIn }],
  };
}

/**
 * Lists in `sbom.cdx.json`, as CycloneDX 1.5, whatever of others a merchant gets with this package: what the server needs by the lock, and what the page carries by
 * its modules. It names neither time nor place, so that it is the same wherever it is made.
 */
export function partsList(readLock: () => Promise<string>): Plugin {
  return {
    name: 'parts-list',
    apply: 'build',
    async generateBundle(_, bundle) {
      const lock = JSON.parse(await readLock()) as { packages: Lock };
      const { '': own, ...parts } = lock.packages;
      const carried = new Set(
        Object.values(bundle).flatMap((file) =>
          file.type === 'chunk' ? file.moduleIds.flatMap((id) => packageOf(id) ?? []) : [],
        ),
      );
      const components = [
        ...[...carried].map((name) => componentOf(name, parts[`node_modules/${name}`], 'browser')),
        ...Object.entries(parts)
          .filter(([, part]) => part.dev !== true)
          .map(([place, part]) => componentOf(place, part, 'server')),
      ];
      const list = {
        bomFormat: 'CycloneDX',
        specVersion: '1.5',
        version: 1,
        metadata: { component: { type: 'application', name: 'directpay-widget', version: own?.version } },
        components: components
          .map((part) => JSON.stringify(part))
          .sort()
          .map((text) => JSON.parse(text)),
      };
      this.emitFile({
        type: 'asset',
        fileName: 'sbom.cdx.json',
        source: `${JSON.stringify(list, null, 2)}\n`,
      });
    },
  };
}
