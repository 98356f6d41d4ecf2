import type { ScriptInventory } from './script-inventory.ts';

/** The scripts of every version that was given out: by version, then by file. */
export type ReleasedScripts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * What has been given out, with this build. Throws an Error where other scripts have gone out under the same version: who compares what a browser
 * gets with the list of that version would take one of the two for an attack.
 */
export function withRelease(
  released: ReleasedScripts,
  { version, scripts }: ScriptInventory,
): ReleasedScripts {
  const built = Object.fromEntries(scripts.map(({ file, integrity }) => [file, integrity]));
  const before = released[version];
  if (before === undefined) return { ...released, [version]: built };
  const differing = [...new Set([...Object.keys(before), ...Object.keys(built)])].filter(
    (file) => before[file] !== built[file],
  );
  if (differing.length === 0) return released;
  throw new Error(
    `Version ${version} has gone out with other scripts. Raise the version in package.json. What differs:\n${differing.join('\n')}`,
  );
}
