import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { leanXstate } from './src/build/lean-xstate.ts';
import { minifyLoader } from './src/build/minify-loader.ts';
import { partsList } from './src/build/parts-list.ts';
import { scriptInventory } from './src/build/script-inventory.ts';
import { lateParts } from './src/checkout/early/late-parts.ts';
import type { EarlyWords, WayWords } from './src/checkout/early/words.ts';
import { earlyWords, wayWords } from './src/checkout/i18n/early-words.ts';
import { en } from './src/checkout/i18n/en.ts';
import { enPages } from './src/checkout/i18n/en-pages.ts';
import { contentPolicy } from './src/proxy/pages/content-policy.ts';
import { securityHeaders } from './src/proxy/routes/security-headers.ts';

const browsers = ['chrome93', 'firefox92', 'safari15.4'];
const words: EarlyWords = earlyWords(en);
const ways: WayWords = wayWords(en, enPages);
const earlyText = { EARLY_WORDS: JSON.stringify(words), WAY_WORDS: JSON.stringify(ways) };

/** The page by what is drawn of it before the app is there. Each is one answer, with the styles and the script for that screen alone. */
const firstAnswers = [
  { fileName: 'index.html', script: 'src/checkout/early.ts', style: 'src/checkout/theme/critical.css' },
  {
    fileName: 'choose-way.html',
    script: 'src/checkout/early-ways.ts',
    style: 'src/checkout/theme/critical-ways.css',
  },
];

/** Reads what was built, so that it can only run after the build. */
const ofTheBuild = 'test/boundaries/bundle.test.ts';

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

async function buildAlone(
  input: string,
  define: Record<string, string> = {},
  format: 'es' | 'iife' = 'iife',
  isShort = true,
): Promise<Rolldown.RolldownOutput> {
  const config: InlineConfig = {
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define,
    build: {
      write: false,
      target: browsers,
      modulePreload: false,
      minify: isShort,
      rolldownOptions: { input: here(input), preserveEntrySignatures: 'strict', output: { format } },
    },
  };
  return (await build(config)) as Rolldown.RolldownOutput;
}

async function scriptOf(
  input: string,
  define?: Record<string, string>,
  format?: 'es' | 'iife',
  isShort?: boolean,
): Promise<string> {
  const { output } = await buildAlone(input, define, format, isShort);
  return output[0].code.trim();
}

async function styleOf(input: string): Promise<string> {
  const { output } = await buildAlone(input, {}, 'es');
  const style = output.find((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
  if (style?.type !== 'asset') throw new Error(`${input} gave no style`);
  return String(style.source).trim();
}

/** Parts that the first screen is made of; they belong to the entry. */
const first =
  /\/(shell|ask-sheet|actions|bank-list|notice|announcer|icons|copy-line|copy-text|plain-text|search-box|monogram|use-window|scroll-to-row|keyboard-inset|checkout-frame|closed-note|problem-words|screen-place|support-code|slots|page-key|steps|money|find-banks)\.\w+$/;

/** What several late parts have, and no first screen: kept in one piece, since many small ones are more to send. */
const isLate = (id: string): boolean =>
  /\/(src\/checkout\/(ui|screens|effects)\/[^/]+|src\/(contract|checkout\/early)\/[^/]+|node_modules\/(ky|valibot)\/.+)$/.test(
    id,
  ) && !first.test(id);

/** What the build adds for older browsers. No file of its own: every name of a file is sent, too, where it may be asked for. */
const isForOlder = (id: string): boolean => id.includes('oxc-project');

/** Addresses of a chunk and of what it imports besides the entry, which is there already. */
function closureOf(name: string, entry: string, bundle: Rolldown.OutputBundle): string[] {
  const first = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name);
  if (first === undefined) throw new Error(`The bundle has no ${name}`);
  const found = new Set([first.fileName]);
  for (const fileName of found) {
    const file = bundle[fileName];
    if (file?.type !== 'chunk') throw new Error(`${fileName} is no chunk`);
    for (const imported of file.imports) if (imported !== entry) found.add(imported);
  }
  return [...found].map((fileName) => `/${fileName}`);
}

/**
 * The page is one answer: critical styles and the early script stand in the HTML, which starts the app by the address of its hashed module.
 * The proxy fills in what stands between underscores (`__BOOT__`) for every opening.
 */
function checkoutPage(): Plugin {
  return {
    name: 'checkout-page',
    apply: 'build',
    async generateBundle(_, bundle) {
      const main = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
      if (main?.type !== 'chunk') throw new Error('The bundle has no entry');
      const lateModules = Object.fromEntries(
        lateParts.map((part) => [part, closureOf(`late-${part}`, main.fileName, bundle)]),
      );
      const styles = [...(main.viteMetadata?.importedCss ?? [])].map((file) => `/${file}`);
      const template = await readFile(here('index.html'), 'utf8');
      for (const answer of firstAnswers) {
        const early = await scriptOf(answer.script, {
          ...earlyText,
          APP_MODULE: JSON.stringify(`/${main.fileName}`),
          LATE_MODULES: JSON.stringify(lateModules),
          APP_STYLES: JSON.stringify(styles),
        });
        const style = await styleOf(answer.style);
        const page = template
          .replace(/\n\s*/g, '')
          .replace('/*__STYLE__*/', () => style)
          .replace('"__BOOT__"', '__BOOT__')
          .replace('/*__EARLY__*/', () => early.replaceAll('</', '<\\/'));
        this.emitFile({ type: 'asset', fileName: answer.fileName, source: page });
      }
    },
  };
}

/** The script tag is a classic script of its own, with nothing shared; the module is the same for pages that have a bundler. */
function loaderScript(): Plugin {
  return {
    name: 'loader-script',
    apply: 'build',
    async generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'directpay.js',
        source: await minifyLoader(await scriptOf('src/loader/loader.ts', {}, 'iife', false)),
      });
      this.emitFile({
        type: 'asset',
        fileName: 'directpay.mjs',
        source: await scriptOf('src/loader/module.ts', {}, 'es'),
      });
    },
  };
}

/** What the proxy reads besides code, to where the package's code looks for it. */
function libraryFiles(): Plugin {
  return {
    name: 'library-files',
    apply: 'build',
    async generateBundle() {
      for await (const file of glob('proxy/**/*.{sql,css}', { cwd: here('src') })) {
        this.emitFile({
          type: 'asset',
          fileName: `lib/${file}`,
          source: await readFile(here(`src/${file}`), 'utf8'),
        });
      }
    },
  };
}

const { vary: _, ...everyAnswers } = securityHeaders(true);
/** What protects the checkout page, as the proxy sends it. */
const pageHeaders = {
  ...everyAnswers,
  'content-security-policy': contentPolicy({
    nonce: '{nonce}',
    logoOrigin: '{origin of the logo}',
    frameAncestors: ['{origins of the merchant}'],
  }),
};

const readLock = (): Promise<string> => readFile(here('package-lock.json'), 'utf8');

export default defineConfig({
  base: '/',
  define: earlyText,
  plugins: [
    leanXstate(),
    checkoutPage(),
    loaderScript(),
    libraryFiles(),
    partsList(readLock),
    scriptInventory(readLock, pageHeaders),
  ],
  build: {
    target: browsers,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { main: here('src/checkout/main.tsx') },
      preserveEntrySignatures: 'allow-extension',
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'late-shared', test: (id: string) => isLate(id) || isForOlder(id), minShareCount: 2 },
          ],
        },
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          isolate: false,
          include: [
            'src/**/*.test.ts',
            'test/{contract,fidelity,model,boundaries}/**/*.test.ts',
            'test/torture/{checker,bugs,long}/**/*.test.ts',
          ],
          exclude: [ofTheBuild],
          setupFiles: here('test/support/fixed-chance.ts'),
          expect: { poll: { timeout: 10_000 } },
          // Some read every file of the project, which a busy machine does not do in five seconds.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The machine on every path once more, on XState as the page carries it.
        plugins: [{ ...leanXstate(), apply: 'serve' }],
        ssr: { resolve: { conditions: ['module', 'import', 'default'] } },
        test: {
          name: 'lean',
          environment: 'node',
          include: ['test/model/{asked-for,leaving,paths,phone-clock}.test.ts'],
          server: { deps: { inline: ['xstate'] } },
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['src/**/*.test.tsx'],
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          environment: 'node',
          include: [
            'test/{faults,outcomes,simulation}/**/*.test.ts',
            'test/torture/{lines,customers,troubles}/**/*.test.ts',
          ],
          globalSetup: here('test/support/prepare-databases.ts'),
          isolate: false,
          expect: { poll: { timeout: 10_000 } },
          // Some start processes of their own, which a busy machine does in half a minute.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/{journeys,hosts,package}/**/*.test.ts', ofTheBuild],
          // What a page shows is waited for as long as a busy machine may take.
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          environment: 'node',
          include: ['test/engines/**/*.test.ts'],
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
