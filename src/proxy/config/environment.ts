import { type LogLevel, logLevels } from '../log/log-level.ts';
import { ConfigError } from './config-error.ts';
import { type MonoConfig, monoVariables, readMono } from './mono-environment.ts';
import type { Mode } from './secret-keys.ts';
import { checkSettings, type Settings } from './settings.ts';
import { choice, list, type Variables } from './variables.ts';

/** Everything the standalone process is told from outside. */
export interface EnvironmentConfig {
  readonly mode: Mode;
  readonly settings: Settings;
  readonly store:
    | { readonly kind: 'server'; readonly url: string; readonly restoresByHand: boolean }
    | { readonly kind: 'embedded'; readonly dir: string };
  readonly mono: MonoConfig;
  readonly distDir: string | undefined;
  readonly loadersDir: string | undefined;
  readonly liftTrialLimit: boolean;
  readonly selfieMandates: boolean;
  readonly host: string;
  readonly port: number;
  readonly metricsPort: number | undefined;
  readonly trustedProxyHops: number;
  /** Per minute: page openings from one address, commands of one checkout. */
  readonly limits: { readonly pageOpens: number; readonly commands: number; readonly bankLogins?: number };
  /** New work is refused while work waits for longer, milliseconds. */
  readonly shedAboveMs: number | undefined;
  readonly logLevel: LogLevel;
  /** Days after which the personal data of what is over is erased; kept where undefined. */
  readonly eraseAfterDays: number | undefined;
}

/** Which variable sets which option. */
const variableOf: Readonly<Record<string, string>> = {
  secretKeys: 'DIRECTPAY_SECRET_KEY',
  publicUrl: 'PUBLIC_URL',
  'merchant.name': 'MERCHANT_NAME',
  'merchant.support': 'MERCHANT_SUPPORT',
  'merchant.logo': 'MERCHANT_LOGO',
  allowedOrigins: 'ALLOWED_ORIGINS',
  returnUrls: 'RETURN_URLS',
  'webhook.url': 'DIRECTPAY_WEBHOOK_URL',
  'webhook.secret': 'DIRECTPAY_WEBHOOK_SECRET',
  distDir: 'DIRECTPAY_DIST_DIR',
  loadersDir: 'DIRECTPAY_LOADERS_DIR',
};

/** Every variable that starts with one of our prefixes must be one of these: a misspelt one would silently do nothing. */
const prefixes = ['DIRECTPAY_', 'MONO_', 'MERCHANT_'];
const known = new Set([
  ...Object.values(variableOf),
  'DIRECTPAY_ALLOW_PRIVATE_WEBHOOK',
  'DIRECTPAY_ALLOW_EMBEDDED_LIVE',
  'DIRECTPAY_LIFT_TRIAL_LIMIT',
  'DIRECTPAY_PAGE_OPENS_PER_MINUTE',
  'DIRECTPAY_COMMANDS_PER_MINUTE',
  'DIRECTPAY_BANK_LOGINS_PER_HOUR',
  'DIRECTPAY_ERASE_AFTER_DAYS',
  'DIRECTPAY_RESTORES_BY_HAND',
  'DIRECTPAY_SHED_ABOVE_MS',
  ...monoVariables,
]);

/** Reads and checks all of the environment that is ours. Throws `ConfigError` naming the first variable that is wrong. */
export function readEnvironment(variables: Variables): EnvironmentConfig {
  refuseUnknown(variables);
  const { settings, mode } = readSettings(variables);
  const mono = readMono(variables, mode);
  const bankLogins = readNumber(variables, 'DIRECTPAY_BANK_LOGINS_PER_HOUR', { least: 1, most: 99_999 });
  return {
    mode,
    settings,
    mono,
    store: readStore(variables, mode),
    distDir: variables['DIRECTPAY_DIST_DIR'] || undefined,
    loadersDir: variables['DIRECTPAY_LOADERS_DIR'] || undefined,
    liftTrialLimit: readSwitch(variables, 'DIRECTPAY_LIFT_TRIAL_LIMIT'),
    selfieMandates: choice(variables, 'MONO_SELFIE', ['disabled', 'enabled']) === 'enabled',
    host: variables['HOST'] || '127.0.0.1',
    port: readNumber(variables, 'PORT', { least: 0, most: 65_535 }) ?? 8080,
    metricsPort: readNumber(variables, 'METRICS_PORT', { least: 1, most: 65_535 }),
    trustedProxyHops: readNumber(variables, 'TRUSTED_PROXY_HOPS', { least: 0, most: 10 }) ?? 0,
    limits: {
      pageOpens: readNumber(variables, 'DIRECTPAY_PAGE_OPENS_PER_MINUTE', { least: 1, most: 99_999 }) ?? 600,
      commands: readNumber(variables, 'DIRECTPAY_COMMANDS_PER_MINUTE', { least: 1, most: 99_999 }) ?? 60,
      ...(bankLogins !== undefined && { bankLogins }),
    },
    shedAboveMs:
      (readNumber(variables, 'DIRECTPAY_SHED_ABOVE_MS', { least: 0, most: 60_000 }) ?? 150) || undefined,
    logLevel: readLogLevel(variables),
    eraseAfterDays: readNumber(variables, 'DIRECTPAY_ERASE_AFTER_DAYS', { least: 30, most: 36_500 }),
  };
}

/** The same error, naming the variable that sets the option. */
export function inVariables(error: ConfigError): ConfigError {
  return new ConfigError(variableOf[error.setting] ?? error.setting, error.reason);
}

function refuseUnknown(variables: Variables): void {
  const stray = Object.keys(variables).find(
    (name) => prefixes.some((prefix) => name.startsWith(prefix)) && !known.has(name),
  );
  if (stray) throw new ConfigError(stray, 'is not a variable of this proxy; is it misspelt?');
}

function readSettings(variables: Variables): { settings: Settings; mode: Mode } {
  const allowPrivate = readSwitch(variables, 'DIRECTPAY_ALLOW_PRIVATE_WEBHOOK');
  const url = variables['DIRECTPAY_WEBHOOK_URL'];
  const secret = variables['DIRECTPAY_WEBHOOK_SECRET'];
  try {
    return checkSettings({
      secretKeys: list(variables['DIRECTPAY_SECRET_KEY']),
      publicUrl: variables['PUBLIC_URL']?.replace(/\/$/, ''),
      merchant: {
        name: variables['MERCHANT_NAME'],
        ...present('support', variables['MERCHANT_SUPPORT']),
        ...present('logo', variables['MERCHANT_LOGO']),
      },
      allowedOrigins: list(variables['ALLOWED_ORIGINS']),
      returnUrls: list(variables['RETURN_URLS']),
      ...(url || secret
        ? { webhook: { ...present('url', url), ...present('secret', secret), allowPrivate } }
        : {}),
    });
  } catch (error) {
    throw error instanceof ConfigError ? inVariables(error) : error;
  }
}

function readStore(variables: Variables, mode: Mode): EnvironmentConfig['store'] {
  const url = variables['DATABASE_URL'];
  const dir = variables['DATA_DIR'];
  if (url && dir) throw new ConfigError('DATABASE_URL', 'and DATA_DIR are both set; set one of them');
  if (url) {
    if (!['postgres:', 'postgresql:'].includes(URL.parse(url)?.protocol ?? '')) {
      throw new ConfigError('DATABASE_URL', 'must be a postgres:// url');
    }
    return { kind: 'server', url, restoresByHand: readSwitch(variables, 'DIRECTPAY_RESTORES_BY_HAND') };
  }
  if (!dir) throw new ConfigError('DATABASE_URL', 'or DATA_DIR must be set');
  if (mode === 'live' && !readSwitch(variables, 'DIRECTPAY_ALLOW_EMBEDDED_LIVE')) {
    throw new ConfigError(
      'DATA_DIR',
      'is for test keys; set DATABASE_URL, or DIRECTPAY_ALLOW_EMBEDDED_LIVE=true knowingly',
    );
  }
  return { kind: 'embedded', dir };
}

function readNumber(
  variables: Variables,
  name: string,
  range: { least: number; most: number },
): number | undefined {
  const text = variables[name];
  if (!text) return undefined;
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= range.least && value <= range.most) return value;
  throw new ConfigError(name, `must be a whole number from ${range.least} to ${range.most}`);
}

function readSwitch(variables: Variables, name: string): boolean {
  const text = variables[name] || 'false';
  if (text !== 'true' && text !== 'false') throw new ConfigError(name, 'must be true or false');
  return text === 'true';
}

function readLogLevel(variables: Variables): LogLevel {
  const level = logLevels.find((known) => known === (variables['LOG_LEVEL'] || 'info'));
  if (!level) throw new ConfigError('LOG_LEVEL', `must be one of ${logLevels.join(', ')}`);
  return level;
}

function present<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value ? ({ [key]: value } as Record<K, string>) : {};
}
