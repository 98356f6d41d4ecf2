import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { PageBoot } from '../../src/contract/page-boot.ts';
import { bootWithBanks } from './sample-boot.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const assets = join(dist, 'assets');

interface Row {
  readonly what: string;
  readonly bytes: number;
  readonly budget: number;
}

function compressed(content: string | Buffer, quality: number): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
}

function asset(...names: readonly RegExp[]): number {
  return readdirSync(assets)
    .filter((file) => names.some((name) => name.test(file)))
    .reduce((sum, file) => sum + compressed(readFileSync(join(assets, file)), 11), 0);
}

function page(boot: PageBoot): number {
  const filled = readFileSync(join(dist, 'index.html'), 'utf8')
    .replaceAll('__NONCE__', 'f2Vd0mB1qS8yK3pZ7tXw9A')
    .replace('__BOOT__', () => JSON.stringify(boot).replaceAll('<', '\\u003c'));
  return compressed(filled, 5);
}

/** What is sent, as it is sent: the page at brotli 5, since it is made anew for everyone; assets at 11. In bytes, 1 kB being 1,000. */
function measure(): readonly Row[] {
  const answer = page(bootWithBanks(100));
  const firstScreen = answer + asset(/^main-.*\.(js|css)$/);
  return [
    {
      what: 'loader, directpay.js',
      bytes: compressed(readFileSync(join(dist, 'directpay.js')), 11),
      budget: 2_500,
    },
    { what: 'until the list can be searched and tapped, 100 banks', bytes: answer, budget: 14_000 },
    { what: 'until the first screen runs with its machine', bytes: firstScreen, budget: 44_000 },
    { what: 'whole app, all screens, one language', bytes: answer + asset(/./), budget: 64_000 },
  ];
}

if (!existsSync(join(dist, 'index.html'))) {
  process.stderr.write('Nothing is built yet: npm run build\n');
  process.exit(1);
}
const rows = measure();
const widest = Math.max(...rows.map(({ what }) => what.length));
for (const { what, bytes, budget } of rows) {
  const verdict = bytes > budget ? '  over budget' : '';
  const numbers = `${String(bytes).padStart(7)} of ${String(budget).padStart(6)} bytes`;
  process.stdout.write(`${what.padEnd(widest)} ${numbers}${verdict}\n`);
}
process.exit(rows.some(({ bytes, budget }) => bytes > budget) ? 1 : 0);
