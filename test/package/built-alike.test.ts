import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFiles, read, root } from '../boundaries/source-files.ts';

interface Part {
  readonly name: string;
  readonly version: string;
  readonly licenses: readonly { readonly expression: string }[];
  readonly properties: readonly { readonly value: string }[];
}

const run = promisify(execFile);
let folder: string;

/** Builds a copy of the project in a folder of this name, in another time zone and language than the machine's. Resolves with where it was built to. */
async function buildIn(name: string, environment: Record<string, string>): Promise<string> {
  const place = join(folder, name);
  const needed = projectFiles().filter((file) => /^(src|public)\/|^[^/]+\.(json|ts|html)$/.test(file));
  for (const file of needed) await cp(join(root, file), join(place, file));
  await symlink(join(root, 'node_modules'), join(place, 'node_modules'));
  await run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: place,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  });
  return join(place, 'dist');
}

async function digestsOf(built: string): Promise<Record<string, string>> {
  const files = await readdir(built, { recursive: true, withFileTypes: true });
  const digests: Record<string, string> = {};
  for (const file of files.filter((each) => each.isFile())) {
    const path = join(file.parentPath, file.name);
    digests[path.slice(built.length + 1)] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return digests;
}

let built: [string, string];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'directpay-built-'));
  built = [
    await buildIn('here', { TZ: 'Africa/Lagos', LANG: 'C' }),
    await buildIn('a-longer-name/further-down', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' }),
  ];
}, 300_000);

afterAll(async () => {
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('what browsers are sent is the same to the byte wherever it was built', async () => {
  const [one, other] = [await digestsOf(built[0]), await digestsOf(built[1])];
  expect(Object.keys(one)).toEqual(
    expect.arrayContaining(['directpay.js', 'index.html', 'sbom.cdx.json', 'scripts.json']),
  );
  expect(other).toEqual(one);
});

test('the list of parts names what the server needs by the lock and what the page carries, each once, under a licence that asks for nothing', async () => {
  const list = JSON.parse(await readFile(join(built[0], 'sbom.cdx.json'), 'utf8')) as { components: Part[] };
  const named = (place: string) =>
    list.components
      .filter(({ properties }) => properties[0]?.value === place)
      .map(({ name, version }) => `${name}@${version}`)
      .sort();
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version: string; dev?: boolean }>;
  };
  const needed = Object.entries(packages).filter(([place, { dev }]) => place !== '' && dev !== true);
  expect(named('server')).toEqual(
    needed.map(([place, { version }]) => `${place.replace(/^.*node_modules\//, '')}@${version}`).sort(),
  );
  expect(named('browser').map((part) => part.replace(/@[^@]+$/, ''))).toEqual([
    'preact',
    'valibot',
    'xstate',
  ]);
  const allowed = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Unlicense'];
  const other = list.components.filter(({ licenses }) => !allowed.includes(licenses[0]?.expression ?? ''));
  expect(other).toEqual([]);
});
