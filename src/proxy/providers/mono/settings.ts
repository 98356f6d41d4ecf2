import type { Clock } from '../../clock.ts';
import type { FormTargets, ProviderCall } from '../provider.ts';
import { type LinkOptions, type LinkSettings, readLinkSettings } from './links/link-settings.ts';
import {
  type MandateOptions,
  type MandateSettings,
  readMandateSettings,
} from './mandates/mandate-settings.ts';
import { defaultPageTimeouts, type PageTimeouts } from './pages/page-settings.ts';
import type { SearchWords } from './translate-institutions.ts';
import { isPageHost } from './translate-page.ts';

/** Longest times in milliseconds, from the first byte of a name lookup to the last of the answer. */
export interface MonoTimeouts {
  /** For a connection to stand. Part of the others. */
  readonly connect: number;
  readonly institutions: number;
  readonly openSession: number;
  /** Added to an institution's own timeout for log-in and commit, within `logInLeast` and `logInMost`. */
  readonly logInExtra: number;
  readonly logInLeast: number;
  readonly logInMost: number;
  readonly openPayment: number;
  readonly charge: number;
  readonly capture: number;
  readonly verify: number;
  readonly listPayments: number;
}

/** Paths below the base url. That verify knows a white-label payment is not documented, so its path can be set. */
export interface MonoPaths {
  /** `{reference}` is replaced. */
  readonly verify: string;
  readonly listPayments: string;
}

export interface MonoOptions {
  /** `https:`; plain `http:` only to this machine and only with a test key. */
  readonly baseUrl: string;
  /** `test_…` or `live_…`; the prefix is the mode. */
  readonly secretKey: string;
  readonly appId: string;
  /** At least one, each of 16 characters or more; several while one is being replaced. */
  readonly webhookSecrets: readonly string[];
  /** Nicknames and codes that find a bank, by its name and code. */
  readonly searchWords: SearchWords;
  readonly clock: Clock;
  /** Stands in for the network in tests and demos. */
  readonly fetch?: typeof globalThis.fetch;
  readonly timeouts?: Partial<MonoTimeouts>;
  readonly paths?: Partial<MonoPaths>;
  /** Which call takes what a form asked for, where the documents are silent. `charge` and `capture` unless told. */
  readonly formTargets?: FormTargets;
  /** From where the index of a chosen account counts: not documented, 0 unless told. */
  readonly accountIndexBase?: 0 | 1;
  /** What a chosen account is told by: its index as v1 has it, unless told; its number as a sample of v2 has it. */
  readonly accountBy?: 'index' | 'number';
  readonly mandates?: MandateOptions;
  /** Hosts that its own pages may have, with a port where it is not https's own. Without any nothing is done by its pages. */
  readonly pageHosts?: readonly string[];
  readonly pages?: { readonly timeouts?: Partial<PageTimeouts> };
  readonly links?: LinkOptions;
}

export interface MonoSettings {
  readonly mode: 'test' | 'live';
  readonly timeouts: MonoTimeouts;
  readonly paths: MonoPaths;
  readonly formTargets: FormTargets;
  readonly accountIndexBase: 0 | 1;
  readonly accountBy: 'index' | 'number';
  readonly mandates: MandateSettings;
  readonly pageHosts: readonly string[];
  readonly pages: { readonly timeouts: PageTimeouts };
  readonly links: LinkSettings;
}

const MIN_WEBHOOK_SECRET = 16;

const defaultTimeouts: MonoTimeouts = {
  connect: 2000,
  institutions: 10_000,
  openSession: 10_000,
  logInExtra: 5000,
  logInLeast: 35_000,
  logInMost: 55_000,
  openPayment: 15_000,
  charge: 60_000,
  capture: 60_000,
  verify: 5000,
  listPayments: 30_000,
};

/** Checks what was configured and fills in the rest. Throws an `Error` that names the option, never its value. */
export function readSettings(options: MonoOptions): MonoSettings {
  const mode = /^(test|live)_[\x21-\x7e]{4,}$/.exec(options.secretKey)?.[1] as 'test' | 'live' | undefined;
  if (!mode) throw new Error('Mono: secretKey must start with test_ or live_');
  if (!/^[\x21-\x7e]+$/.test(options.appId)) throw new Error('Mono: appId is missing');
  checkBaseUrl(options.baseUrl, mode);
  const { webhookSecrets } = options;
  if (webhookSecrets.length === 0 || webhookSecrets.some((secret) => secret.length < MIN_WEBHOOK_SECRET)) {
    throw new Error(`Mono: every webhook secret must have at least ${MIN_WEBHOOK_SECRET} characters`);
  }
  const { pageHosts = [] } = options;
  if (!pageHosts.every(isPageHost)) throw new Error('Mono: pageHosts must be host names');
  return {
    mode,
    timeouts: { ...defaultTimeouts, ...options.timeouts },
    paths: {
      verify: 'v2/payments/verify/{reference}',
      listPayments: 'v2/payments/transactions',
      ...options.paths,
    },
    formTargets: options.formTargets ?? { openPayment: 'charge', charge: 'capture' },
    accountIndexBase: options.accountIndexBase ?? 0,
    accountBy: options.accountBy ?? 'index',
    mandates: readMandateSettings(options.mandates),
    pageHosts,
    pages: { timeouts: { ...defaultPageTimeouts, ...options.pages?.timeouts } },
    links: readLinkSettings(options.links),
  };
}

function checkBaseUrl(baseUrl: string, mode: 'test' | 'live'): void {
  const url = URL.parse(baseUrl);
  if (!url || url.username || url.password || url.search || url.hash) {
    throw new Error('Mono: baseUrl must be a plain absolute url');
  }
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && here && mode === 'test')) return;
  throw new Error('Mono: baseUrl must be https, or a loopback address with a test key');
}

/** How long a call may take at most. `institutionTimeoutMs`: the bank's own, null where the list gives none, undefined where no list was read. */
export function patienceOf(
  call: ProviderCall,
  settings: MonoSettings,
  institutionTimeoutMs: number | null | undefined,
): number {
  const { timeouts } = settings;
  switch (call) {
    case 'log-in':
    case 'commit': {
      if (institutionTimeoutMs === undefined) return timeouts.logInMost;
      const wanted = (institutionTimeoutMs ?? 0) + timeouts.logInExtra;
      return Math.min(Math.max(wanted, timeouts.logInLeast), timeouts.logInMost);
    }
    case 'institutions':
      return timeouts.institutions;
    case 'connect':
      return timeouts.openSession;
    case 'open-payment':
      return timeouts.openPayment;
    case 'charge':
      return timeouts.charge;
    case 'capture':
      return timeouts.capture;
    case 'verify':
      return timeouts.verify;
    case 'list-payments':
      return timeouts.listPayments;
  }
}
