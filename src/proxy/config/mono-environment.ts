import type { MonoOptions } from '../providers/mono/settings.ts';
import { isPageHost } from '../providers/mono/translate-page.ts';
import { isLoopback } from './addresses.ts';
import { ConfigError } from './config-error.ts';
import type { Mode } from './secret-keys.ts';
import { choice, list, required, type Variables } from './variables.ts';

export const monoVariables = [
  'MONO_BASE_URL',
  'MONO_SECRET_KEY',
  'MONO_APP_ID',
  'MONO_WEBHOOK_SECRET',
  'MONO_PAGE_HOSTS',
  'MONO_SESSION_FORM_TO',
  'MONO_CHARGE_FORM_TO',
  'MONO_ACCOUNT_BY',
  'MONO_VERIFY_PATH',
  'MONO_MANDATE_BANK_BY',
  'MONO_DEBITS_PATH',
  'MONO_BALANCE_PATH',
  'MONO_SWEEP_NAME',
  'MONO_SELFIE',
  'MONO_ACCOUNT_BALANCE_UNIT',
] as const;

/** How Mono is reached, and how it is spoken to where its documents are silent or at odds. */
export type MonoConfig = Pick<
  MonoOptions,
  | 'baseUrl'
  | 'secretKey'
  | 'appId'
  | 'webhookSecrets'
  | 'formTargets'
  | 'accountBy'
  | 'accountIndexBase'
  | 'paths'
  | 'mandates'
  | 'pageHosts'
  | 'links'
>;

/** Reads what starts with `MONO_`. Throws `ConfigError` naming the first variable that is wrong. */
export function readMono(variables: Variables, mode: Mode): MonoConfig {
  const secretKey = readSecretKey(variables, mode);
  const baseUrl = readBaseUrl(variables, mode);
  const webhookSecrets = list(required(variables, 'MONO_WEBHOOK_SECRET'));
  if (webhookSecrets.length === 0 || webhookSecrets.some((secret) => secret.length < 16)) {
    throw new ConfigError('MONO_WEBHOOK_SECRET', 'must have 16 characters or more');
  }
  const hosts = list(variables['MONO_PAGE_HOSTS']);
  if (!hosts.every(isPageHost)) {
    throw new ConfigError(
      'MONO_PAGE_HOSTS',
      'must be host names such as pay.example, without scheme or path',
    );
  }
  const account = choice(variables, 'MONO_ACCOUNT_BY', ['index', 'index-from-1', 'number']);
  const verify = variables['MONO_VERIFY_PATH'];
  if (verify && !/^(?!\/)[\w./-]*\{reference\}[\w./-]*$/.test(verify)) {
    throw new ConfigError('MONO_VERIFY_PATH', 'must be a path such as v2/payments/verify/{reference}');
  }
  return {
    baseUrl,
    secretKey,
    appId: required(variables, 'MONO_APP_ID'),
    webhookSecrets,
    formTargets: {
      openPayment: choice(variables, 'MONO_SESSION_FORM_TO', ['charge', 'capture']),
      charge: choice(variables, 'MONO_CHARGE_FORM_TO', ['capture', 'charge']),
    },
    accountBy: account === 'number' ? 'number' : 'index',
    accountIndexBase: account === 'index-from-1' ? 1 : 0,
    ...(verify ? { paths: { verify } } : {}),
    mandates: readMandates(variables),
    ...(hosts.length === 0 ? {} : { pageHosts: hosts }),
    links: { balanceUnit: choice(variables, 'MONO_ACCOUNT_BALANCE_UNIT', ['unknown', 'kobo', 'naira']) },
  };
}

/** How mandates are spoken of. Where debits and balances are read stands in no document of Mono's. */
function readMandates(variables: Variables): NonNullable<MonoOptions['mandates']> {
  const bankBy = choice(variables, 'MONO_MANDATE_BANK_BY', ['bank_code', 'nip_code']);
  const debitsPath = mandatePath(variables, 'MONO_DEBITS_PATH', 'debits');
  const balancePath = mandatePath(variables, 'MONO_BALANCE_PATH', 'balance-inquiry');
  const sweepName = choice(variables, 'MONO_SWEEP_NAME', ['sweep', 'gsm']);
  return {
    bankBy,
    sweepName,
    ...(debitsPath ? { debitsPath } : {}),
    ...(balancePath ? { balancePath } : {}),
  };
}

function mandatePath(variables: Variables, name: (typeof monoVariables)[number], end: string) {
  const path = variables[name];
  if (path && !/^(?!\/)[\w./-]*\{id\}[\w./-]*$/.test(path)) {
    throw new ConfigError(name, `must be a path such as v3/payments/mandates/{id}/${end}`);
  }
  return path;
}

function readSecretKey(variables: Variables, mode: Mode): string {
  const secretKey = required(variables, 'MONO_SECRET_KEY');
  const monoMode = /^(test|live)_[\x21-\x7e]{16,}$/.exec(secretKey)?.[1];
  if (!monoMode) {
    throw new ConfigError('MONO_SECRET_KEY', 'must start with test_ or live_ and must not be cut short');
  }
  if (monoMode !== mode) {
    throw new ConfigError('MONO_SECRET_KEY', `is a ${monoMode} key, DIRECTPAY_SECRET_KEY is a ${mode} key`);
  }
  return secretKey;
}

function readBaseUrl(variables: Variables, mode: Mode): string {
  const baseUrl = required(variables, 'MONO_BASE_URL');
  const url = URL.parse(baseUrl);
  const isPlain = url && !url.username && !url.password && !url.search && !url.hash;
  const isLocal = url?.protocol === 'http:' && isLoopback(url) && mode === 'test';
  if (!isPlain || !(url.protocol === 'https:' || isLocal)) {
    throw new ConfigError(
      'MONO_BASE_URL',
      'must be a plain https url (http to loopback with test keys only)',
    );
  }
  return baseUrl;
}
