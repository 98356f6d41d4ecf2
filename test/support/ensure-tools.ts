import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readdirSync } from 'node:fs';

/** What the tests need beside npm's packages, by its Debian name. */
const tools: readonly { readonly debianPackage: string; readonly present: () => boolean }[] = [
  { debianPackage: 'chromium', present: () => existsSync('/usr/bin/chromium') },
  { debianPackage: 'postgresql', present: postgresIsPresent },
  { debianPackage: 'firefox-esr', present: () => existsSync('/usr/bin/firefox-esr') },
  { debianPackage: 'webkit2gtk-driver', present: () => existsSync('/usr/bin/WebKitWebDriver') },
  { debianPackage: 'libwebkit2gtk-4.1-0', present: () => isThere('/usr/lib/*/webkit2gtk-4.1/MiniBrowser') },
  {
    debianPackage: 'gir1.2-webkit2-4.1',
    present: () => isThere('/usr/lib/*/girepository-1.0/WebKit2-4.1.typelib'),
  },
  { debianPackage: 'python3-gi', present: () => isThere('/usr/lib/python3/dist-packages/gi/__init__.py') },
  { debianPackage: 'xvfb', present: () => existsSync('/usr/bin/Xvfb') },
  { debianPackage: 'dbus', present: () => existsSync('/usr/bin/dbus-daemon') },
  { debianPackage: 'dbus-daemon', present: () => existsSync('/usr/bin/dbus-run-session') },
];

const isThere = (pattern: string): boolean => globSync(pattern).length > 0;

const postgresRoot = '/usr/lib/postgresql';

function postgresIsPresent(): boolean {
  if (!existsSync(postgresRoot)) return false;
  return readdirSync(postgresRoot).some((version) => existsSync(`${postgresRoot}/${version}/bin/postgres`));
}

function missingPackages(): string[] {
  return tools.filter((tool) => !tool.present()).map((tool) => tool.debianPackage);
}

/**
 * Installs what is missing where that is allowed: root on a Debian machine. Returns undefined once all is there, else one
 * line that says what to install.
 */
export function ensureTools(): string | undefined {
  const missing = missingPackages();
  if (missing.length === 0) return undefined;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing Debian's ${missing.join(' and ')}`);
    aptGet(['update']);
    aptGet(['install', '--yes', '--no-install-recommends', ...missing]);
  }
  const still = missingPackages();
  if (still.length === 0) return undefined;
  return `Missing: ${still.join(', ')}. Install with: sudo apt-get install ${still.join(' ')}`;
}

function aptGet(args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 });
}
