import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Most stolen releases are found within so many days. */
const DAYS = 7;

const [major = 0, minor = 0] = execFileSync('npm', ['--version'], { encoding: 'utf8' })
  .split('.')
  .map(Number);
if (major < 11 || (major === 11 && minor < 10))
  throw new Error('npm 11.10 or later is needed, which can ask for an age');

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'directpay-ages-'));

// The lock names no addresses, so npm asks the registry for every version, and takes none that is too young.
try {
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(join(root, file), join(folder, file));
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--loglevel=error', `--min-release-age=${DAYS}`],
    {
      cwd: folder,
      stdio: 'inherit',
    },
  );
  if (status === 0) console.log(`Every package of the lock is older than ${DAYS} days.`);
  process.exitCode = status === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
