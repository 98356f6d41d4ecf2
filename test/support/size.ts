import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { PageBoot } from '../../src/contract/page-boot.ts';
import { type Kind, kinds } from '../../src/contract/steps.ts';
import { bootWithBanks } from './sample-boot.ts';

/** Another folder than the build's own can be named on the command line. */
const dist = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'dist');
const assets = join(dist, 'assets');

interface Row {
  readonly what: string;
  readonly bytes: number;
  /** Printed for information where there is none. */
  readonly budget?: number;
}

function compressed(content: string | Buffer, quality: number): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
}

function sent(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + compressed(readFileSync(join(assets, file)), 11), 0);
}

/** What a payer of one kind is never sent: the parts of its own that the other kinds have. */
const ofOtherKind = (file: string, kind: Kind): boolean =>
  kinds.some((other) => other !== kind && file.startsWith(`late-${other}-`));

function page(boot: PageBoot): number {
  const filled = readFileSync(join(dist, 'index.html'), 'utf8')
    .replaceAll('__NONCE__', 'f2Vd0mB1qS8yK3pZ7tXw9A')
    .replace('__BOOT__', () => JSON.stringify(boot).replaceAll('<', '\\u003c'));
  return compressed(filled, 5);
}

/** What is sent, as it is sent: the page at brotli 5, since it is made anew for everyone; assets at 11. In bytes, 1 kB being 1,000. */
function measure(): readonly Row[] {
  const files = readdirSync(assets);
  const answer = page(bootWithBanks(100));
  const entry = sent(files.filter((file) => file.startsWith('main-')));
  return [
    {
      what: 'loader, directpay.js',
      bytes: compressed(readFileSync(join(dist, 'directpay.js')), 11),
      budget: 2_500,
    },
    { what: 'until the list can be searched and tapped, 100 banks', bytes: answer, budget: 14_000 },
    { what: 'until the first screen runs with its machine', bytes: answer + entry, budget: 44_000 },
    ...kinds.map((kind) => ({
      what: `whole app of a ${kind}, all its screens, one language`,
      bytes: answer + sent(files.filter((file) => !ofOtherKind(file, kind))),
      budget: 64_000,
    })),
    { what: 'everything together, which nobody is sent', bytes: answer + sent(files) },
  ];
}

if (!existsSync(join(dist, 'index.html'))) {
  process.stderr.write('Nothing is built yet: npm run build\n');
  process.exit(1);
}
const rows = measure();
const widest = Math.max(...rows.map(({ what }) => what.length));
for (const { what, bytes, budget } of rows) {
  const verdict = budget !== undefined && bytes > budget ? '  over budget' : '';
  const allowed = budget === undefined ? ''.padStart(10) : ` of ${String(budget).padStart(6)}`;
  const numbers = `${String(bytes).padStart(7)}${allowed} bytes`;
  process.stdout.write(`${what.padEnd(widest)} ${numbers}${verdict}\n`);
}
process.exit(rows.some(({ bytes, budget }) => budget !== undefined && bytes > budget) ? 1 : 0);
