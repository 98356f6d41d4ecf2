import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

/** A project of a merchant's developer: an empty folder in which the packed package is installed. */
export interface Consumer {
  readonly folder: string;
  /** The name of the packed file. */
  readonly tarball: string;
  write(file: string, text: string): Promise<void>;
  /** Runs a program of this project's tools there. Rejects with what it printed where it fails. */
  run(program: string, ...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Packs what was built and unpacks it as npm would. Its dependencies are the ones that are here, and no others: what it needs
 * and does not name is missing. `tools` are what the developer has installed besides.
 */
export async function installPacked(tools: readonly string[] = []): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), 'directpay-consumer-'));
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: root,
  });
  const tarball = /"filename":\s*"([^"]+)"/.exec(stdout)?.[1];
  if (tarball === undefined) throw new Error(`npm pack named no file: ${stdout}`);
  const installed = join(folder, 'node_modules', 'directpay-widget');
  await mkdir(installed, { recursive: true });
  await run('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
  const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  for (const name of [...Object.keys(manifest.dependencies), ...tools]) {
    const place = join(folder, 'node_modules', name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(root, 'node_modules', name), place);
  }
  const write = (file: string, text: string) => writeFile(join(folder, file), text);
  await write('package.json', JSON.stringify({ name: 'adire-lane', private: true, type: 'module' }));
  return {
    folder,
    tarball,
    write,
    async run(program, ...args) {
      const bin = join(root, 'node_modules', '.bin', program);
      try {
        return (await run(bin, args, { cwd: folder, timeout: 150_000 })).stdout;
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
        throw new Error(`${program} failed:\n${stdout}${stderr}`);
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
