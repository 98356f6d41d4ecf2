import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { PageBoot } from '../../src/contract/page-boot.ts';
import { readBuiltFiles } from '../../src/proxy/assets/built-files.ts';
import { createPageTemplate } from '../../src/proxy/pages/page-template.ts';
import { bootWithBanks, bootWithWays } from './sample-boot.ts';

/** Another folder than the build's own can be named on the command line. */
const dist = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'dist');
const assets = join(dist, 'assets');

const WHOLE_APP = 64_000;
/** So many banks take mandates (Mono: e-mandate covered banks). Where the provider's page asks for the bank, none is sent. */
const MANDATE_BANKS = 22;

/** Every screen that one payer can come to, by the parts that bring them, after the answer that opens the page for them. */
const wholeApps = [
  { of: 'payment', parts: ['late-payment'], banks: 100 },
  { of: 'payment by the provider’s page', parts: ['late-payment', 'late-payment-page'], banks: 100 },
  { of: 'mandate', parts: ['late-mandate', 'late-mandate-transfer'], banks: MANDATE_BANKS },
  { of: 'mandate by the provider’s page', parts: ['late-mandate', 'late-mandate-page'], banks: 0 },
  { of: 'link', parts: ['late-link', 'late-link-page'], banks: 0 },
];

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

/** A built file's name without its hash. */
const nameOf = (file: string): string => file.replace(/-[\w-]{8}\.\w+$/, '');

/** A part of the app with all that it imports besides the entry, and the styles of each. */
function withImports(files: readonly string[], parts: readonly string[]): readonly string[] {
  const chunkOf = (part: string) => files.filter((file) => nameOf(file) === part && file.endsWith('.js'));
  const found = new Set(parts.flatMap(chunkOf));
  for (const file of found) {
    for (const [, imported] of readFileSync(join(assets, file), 'utf8').matchAll(
      /from\s*["']\.\/([^"']+)["']/g,
    )) {
      if (imported !== undefined && !imported.startsWith('main-')) found.add(imported);
    }
  }
  const names = new Set([...found].map(nameOf));
  return [...found, ...files.filter((file) => file.endsWith('.css') && names.has(nameOf(file)))];
}

function page(boot: PageBoot): number {
  const template = createPageTemplate(readBuiltFiles(dist).pages);
  return compressed(template.fill({ nonce: 'f2Vd0mB1qS8yK3pZ7tXw9A', boot }), 5);
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
    { what: 'until a way to pay can be tapped', bytes: page(bootWithWays()), budget: 14_000 },
    ...wholeApps.map(({ of, parts, banks }) => ({
      what: `whole app of a ${of}, one language`,
      bytes:
        page(bootWithBanks(banks)) +
        sent([...files.filter((file) => file.startsWith('main-')), ...withImports(files, parts)]),
      budget: WHOLE_APP,
    })),
    {
      what: 'besides, in an app’s webview',
      bytes: sent(files.filter((file) => nameOf(file) === 'webview-host')),
      budget: 5_500,
    },
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
