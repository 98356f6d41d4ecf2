import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config/config-error.ts';

/** A loader under a name that changes with its content. */
export interface PinnedLoader {
  readonly file: string;
  /** For the attribute `integrity` of a script tag. */
  readonly integrity: string;
  readonly content: Buffer;
}

const pinnedName = /^directpay-[0-9a-f]{16}\.js$/;

export function pinLoader(content: Buffer): PinnedLoader {
  const digest = createHash('sha384').update(content).digest();
  return {
    file: `directpay-${digest.toString('hex').slice(0, 16)}.js`,
    integrity: `sha384-${digest.toString('base64')}`,
    content,
  };
}

/**
 * This version's loader, and those that earlier versions have left in `folder`, where it leaves its own for later ones: an address
 * that a page has pinned outlives the version. Throws `ConfigError` where the folder cannot be used, or a file in it is not what its
 * name says.
 */
export function keepLoaders(current: PinnedLoader, folder: string | undefined): readonly PinnedLoader[] {
  if (folder === undefined) return [current];
  let earlier: readonly PinnedLoader[];
  try {
    earlier = readEarlier(current, folder);
  } catch {
    throw new ConfigError('loadersDir', 'must be a folder that can be read and written');
  }
  const changed = earlier.find(({ file, content }) => pinLoader(content).file !== file);
  if (changed) throw new ConfigError('loadersDir', `holds a ${changed.file} that is not what its name says`);
  return [current, ...earlier];
}

function readEarlier(current: PinnedLoader, folder: string): readonly PinnedLoader[] {
  mkdirSync(folder, { recursive: true });
  const kept = readdirSync(folder).filter((name) => pinnedName.test(name));
  if (!kept.includes(current.file)) writeFileSync(join(folder, current.file), current.content);
  return kept
    .filter((name) => name !== current.file)
    .map((name) => ({ ...pinLoader(readFileSync(join(folder, name))), file: name }));
}
