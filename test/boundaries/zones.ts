/** What one zone of `src` may import. Its own files are always allowed to it. */
interface ZoneRule {
  /** Zones, or single files, whose values and types it may import. A trailing `/` takes in all below. */
  readonly may: readonly string[];
  /** The same, types only. */
  readonly mayTypesOf?: readonly string[];
  /** The only libraries it may import; free where undefined. `node:` modules count as one library, `node`. */
  readonly onlyLibraries?: readonly string[];
  readonly neverLibraries?: readonly string[];
}

const quietPart: ZoneRule = {
  may: ['checkout/ui/', 'checkout/i18n/', 'checkout/theme/'],
  neverLibraries: ['xstate', 'ky', 'valibot', 'node'],
};

const outsideOfTheMachine: ZoneRule = {
  may: ['contract/'],
  mayTypesOf: ['checkout/machine/'],
  neverLibraries: ['preact', 'node'],
};

const moneyRules: ZoneRule = {
  may: [
    'contract/',
    'proxy/providers/provider.ts',
    'proxy/providers/mandate-provider.ts',
    'proxy/providers/page-provider.ts',
    'proxy/providers/mandate-page-provider.ts',
    'proxy/providers/link-provider.ts',
    'proxy/store/store.ts',
    'proxy/store/records.ts',
    'proxy/store/mandate-records.ts',
    'proxy/store/mandate-store.ts',
    'proxy/store/link-records.ts',
    'proxy/store/link-store.ts',
    'proxy/keys/',
    'proxy/clock.ts',
  ],
  neverLibraries: ['hono', '@hono/node-server', 'ky', 'drizzle-orm', '@electric-sql/pglite', 'pg'],
};

/** Which zone may import which. The zone of a file is the longest key that its path under `src` starts with. */
export const zones: Readonly<Record<string, ZoneRule>> = {
  'contract/': { may: [], onlyLibraries: ['valibot'] },
  'loader/': {
    may: [],
    mayTypesOf: ['contract/frame-messages.ts', 'contract/outcome.ts'],
    onlyLibraries: [],
  },
  'checkout/early': { may: [], mayTypesOf: ['contract/'], onlyLibraries: [] },
  'checkout/machine/': { may: ['contract/'], neverLibraries: ['preact', 'ky', 'node'] },
  'checkout/screens/': {
    may: ['checkout/ui/', 'checkout/i18n/', 'checkout/theme/', 'contract/'],
    mayTypesOf: ['checkout/machine/'],
    neverLibraries: ['ky', 'node'],
  },
  'checkout/ui/': quietPart,
  'checkout/i18n/': quietPart,
  'checkout/theme/': quietPart,
  'checkout/effects/': outsideOfTheMachine,
  'checkout/hosts/': outsideOfTheMachine,
  'checkout/': { may: ['checkout/', 'contract/'], neverLibraries: ['node'] },
  /** Steps of the build itself: nothing of them is sent to anybody. */
  'build/': { may: [], onlyLibraries: ['vite', 'terser'] },
  'proxy/checkouts/': moneyRules,
  'proxy/mandates/': { ...moneyRules, may: [...moneyRules.may, 'proxy/checkouts/'] },
  'proxy/links/': { ...moneyRules, may: [...moneyRules.may, 'proxy/checkouts/'] },
  'proxy/providers/': { may: ['contract/', 'proxy/clock.ts'] },
  'proxy/providers/mono/': {
    may: [
      'proxy/providers/mono/',
      'proxy/providers/provider.ts',
      'proxy/providers/mandate-provider.ts',
      'proxy/providers/page-provider.ts',
      'proxy/providers/mandate-page-provider.ts',
      'proxy/providers/link-provider.ts',
      'proxy/clock.ts',
    ],
  },
  'proxy/providers/mono/translate': {
    may: [
      'proxy/providers/mono/',
      'proxy/providers/provider.ts',
      'proxy/providers/mandate-provider.ts',
      'proxy/providers/page-provider.ts',
      'proxy/providers/mandate-page-provider.ts',
      'proxy/providers/link-provider.ts',
      'contract/',
    ],
  },
  'proxy/': { may: ['proxy/', 'contract/'] },
  'sandbox/': {
    may: [],
    mayTypesOf: [
      'proxy/providers/mono/wire.ts',
      'proxy/providers/mono/mandate-wire.ts',
      'proxy/providers/mono/mandate-page-wire.ts',
      'proxy/providers/mono/mandate-webhook-wire.ts',
      'proxy/providers/mono/link-wire.ts',
      'proxy/providers/mono/one-time-wire.ts',
      'proxy/providers/mono/refund-wire.ts',
    ],
  },
  'demo/': { may: ['contract/', 'loader/', 'checkout/', 'proxy/', 'sandbox/'] },
};

/** The key of the zone that a file belongs to; `file` is its path under `src`. */
export function zoneOf(file: string): string | undefined {
  return Object.keys(zones)
    .filter((zone) => file.startsWith(zone))
    .sort((a, b) => b.length - a.length)[0];
}
