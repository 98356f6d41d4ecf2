import { describe, expect, test } from 'vitest';
import { ConfigError } from './config-error.ts';
import { readEnvironment } from './environment.ts';

const SECRET = 'k'.repeat(40);
const good = {
  PUBLIC_URL: 'https://pay.example',
  DATA_DIR: 'data',
  DIRECTPAY_SECRET_KEY: `sk_test_${SECRET}`,
  ALLOWED_ORIGINS: 'https://shop.example',
  RETURN_URLS: 'https://shop.example,adire:',
  MERCHANT_NAME: 'Adire Lane',
  MONO_BASE_URL: 'https://mono.example',
  MONO_SECRET_KEY: `test_sk_${'m'.repeat(20)}`,
  MONO_APP_ID: 'app-1',
  MONO_WEBHOOK_SECRET: 'w'.repeat(24),
};

const live = {
  DIRECTPAY_SECRET_KEY: `sk_live_${SECRET}`,
  MONO_SECRET_KEY: `live_sk_${'m'.repeat(20)}`,
  DATABASE_URL: 'postgres://db.example/pay',
  DATA_DIR: undefined,
};

const refused: readonly (readonly [string, Record<string, string | undefined>, string])[] = [
  ['no secret key', { DIRECTPAY_SECRET_KEY: undefined }, 'DIRECTPAY_SECRET_KEY: is missing'],
  [
    'a short secret key',
    { DIRECTPAY_SECRET_KEY: 'sk_test_short' },
    'DIRECTPAY_SECRET_KEY: must be sk_test_…',
  ],
  [
    'secret keys of two modes',
    { DIRECTPAY_SECRET_KEY: `sk_test_${SECRET},sk_live_${SECRET}` },
    'DIRECTPAY_SECRET_KEY: must be sk_test_…',
  ],
  [
    'a secret key twice',
    { DIRECTPAY_SECRET_KEY: `sk_test_${SECRET},sk_test_${SECRET}` },
    'holds the same key twice',
  ],
  ['a wildcard origin', { ALLOWED_ORIGINS: '*' }, 'ALLOWED_ORIGINS: must be exact https origins'],
  ['a wildcard subdomain', { ALLOWED_ORIGINS: 'https://*.shop.example' }, 'ALLOWED_ORIGINS: must be exact'],
  [
    'an origin with a path',
    { ALLOWED_ORIGINS: 'https://shop.example/pay' },
    'ALLOWED_ORIGINS: must be exact',
  ],
  ['an http origin', { ALLOWED_ORIGINS: 'http://shop.example' }, 'ALLOWED_ORIGINS: must be exact'],
  [
    'an origin that ends the policy it stands in',
    { ALLOWED_ORIGINS: 'https://shop.example;script-src' },
    'ALLOWED_ORIGINS: must be exact',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml,<svg onload="alert(1)"/>',
    'blob:https://shop.example/1',
    'file:///etc/passwd',
    'intent://shop.example/#Intent;end',
    'http://shop.example/logo.png',
    'http://127.0.0.1/logo.png',
    '//shop.example/logo.png',
    '/logo.png',
    'logo',
  ].flatMap((logo): (readonly [string, Record<string, string | undefined>, string])[] => [
    [`the logo ${logo}`, { MERCHANT_LOGO: logo }, 'MERCHANT_LOGO: must be an https url'],
    [
      `the logo ${logo} and live keys`,
      { ...live, MERCHANT_LOGO: logo },
      'MERCHANT_LOGO: must be an https url',
    ],
  ]),
  [
    'a logo with a password',
    { MERCHANT_LOGO: 'https://ada:lane@shop.example/logo.png' },
    'MERCHANT_LOGO: must not hold a user name',
  ],
  [
    'a logo that ends the policy it stands in',
    { MERCHANT_LOGO: 'https://shop.example;sandbox/logo.png' },
    'MERCHANT_LOGO: names no host',
  ],
  ['a return url that runs something', { RETURN_URLS: 'javascript:' }, 'RETURN_URLS: must be exact origins'],
  [
    'a misspelt variable',
    { DIRECTPAY_WEBHOOK_URI: 'x' },
    'DIRECTPAY_WEBHOOK_URI: is not a variable of this proxy',
  ],
  ['a misspelt Mono variable', { MONO_SECRET: 'x' }, 'MONO_SECRET: is not a variable of this proxy'],
  ['two stores', { DATABASE_URL: 'postgres://db.example/pay' }, 'DATABASE_URL: and DATA_DIR are both set'],
  ['no store', { DATA_DIR: undefined }, 'DATABASE_URL: or DATA_DIR must be set'],
  [
    'a store that is no PostgreSQL',
    { DATABASE_URL: 'mysql://x', DATA_DIR: undefined },
    'must be a postgres:// url',
  ],
  ['no public url', { PUBLIC_URL: undefined }, 'PUBLIC_URL: is missing'],
  [
    'a public url with a path',
    { PUBLIC_URL: 'https://pay.example/pay' },
    'PUBLIC_URL: must be an https origin',
  ],
  ['a public url without https', { PUBLIC_URL: 'http://pay.example' }, 'PUBLIC_URL: must be an https origin'],
  ['no merchant', { MERCHANT_NAME: undefined }, 'MERCHANT_NAME: is missing'],
  [
    'keys of two modes',
    { MONO_SECRET_KEY: `live_sk_${'m'.repeat(20)}` },
    'is a live key, DIRECTPAY_SECRET_KEY is a test key',
  ],
  ['no Mono key', { MONO_SECRET_KEY: undefined }, 'MONO_SECRET_KEY: is missing'],
  ['no Mono address', { MONO_BASE_URL: undefined }, 'MONO_BASE_URL: is missing'],
  [
    'a short Mono webhook secret',
    { MONO_WEBHOOK_SECRET: 'short' },
    'MONO_WEBHOOK_SECRET: must have 16 characters',
  ],
  ['an empty Mono webhook secret', { MONO_WEBHOOK_SECRET: '' }, 'MONO_WEBHOOK_SECRET: is missing'],
  [
    'a Mono address without https',
    { MONO_BASE_URL: 'http://mono.example' },
    'MONO_BASE_URL: must be a plain https url',
  ],
  [
    'a Mono page host with a path',
    { MONO_PAGE_HOSTS: 'mono.example/pay' },
    'MONO_PAGE_HOSTS: must be host names',
  ],
  ['a word for selfies that is none', { MONO_SELFIE: 'yes' }, 'MONO_SELFIE: must be'],
  [
    'a Mono page host for all that end in it',
    { MONO_PAGE_HOSTS: '*.mono.example' },
    'MONO_PAGE_HOSTS: must be host names',
  ],
  [
    'a Mono page host with a user name',
    { MONO_PAGE_HOSTS: 'pay.mono.example,user@pay.mono.example' },
    'MONO_PAGE_HOSTS: must be host names',
  ],
  ['a port that is none', { PORT: '80a' }, 'PORT: must be a whole number'],
  ['a log level that is none', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL: must be one of'],
  [
    'a webhook url without a secret',
    { DIRECTPAY_WEBHOOK_URL: 'https://shop.example/hook' },
    'DIRECTPAY_WEBHOOK_SECRET: is missing',
  ],
  [
    'a short webhook secret',
    { DIRECTPAY_WEBHOOK_URL: 'https://shop.example/hook', DIRECTPAY_WEBHOOK_SECRET: 'whsec_c2hvcnQ=' },
    'DIRECTPAY_WEBHOOK_SECRET: must be whsec_',
  ],
  [
    'live keys with the payer’s page on the shop’s origin',
    { ...live, PUBLIC_URL: 'https://shop.example' },
    'PUBLIC_URL: must be another origin',
  ],
  [
    'live keys with an embedded store',
    { ...live, DATABASE_URL: undefined, DATA_DIR: 'data' },
    'DATA_DIR: is for test keys',
  ],
  [
    'live keys with Mono on plain http',
    { ...live, MONO_BASE_URL: 'http://127.0.0.1:9' },
    'MONO_BASE_URL: must be a plain https url',
  ],
];

describe('an operator who configured', () => {
  test.each(refused)('%s is told so in one line', (_, changes, line) => {
    let told: unknown;
    try {
      readEnvironment({ ...good, ...changes });
    } catch (error) {
      told = error;
    }
    expect(told).toBeInstanceOf(ConfigError);
    const { message } = told as ConfigError;
    expect(message).toContain(line);
    expect(message).not.toContain('\n');
    for (const value of Object.values(changes)) {
      if (value && value.length > 12 && value.includes('_')) expect(message).not.toContain(value);
    }
  });

  test('everything right gets all of it', () => {
    const webhook = {
      url: 'http://127.0.0.1:9/hook',
      secret: `whsec_${Buffer.alloc(24).toString('base64')}`,
    };
    const { settings, ...rest } = readEnvironment({
      ...good,
      DIRECTPAY_SECRET_KEY: `sk_test_${SECRET}, sk_test_${'r'.repeat(40)}`,
      DIRECTPAY_WEBHOOK_URL: webhook.url,
      DIRECTPAY_WEBHOOK_SECRET: webhook.secret,
      DIRECTPAY_ALLOW_PRIVATE_WEBHOOK: 'true',
      MERCHANT_SUPPORT: 'help@adirelane.example',
      MERCHANT_LOGO: 'https://shop.example/logo.png',
      MONO_WEBHOOK_SECRET: `${'w'.repeat(24)},${'x'.repeat(24)}`,
      MONO_PAGE_HOSTS: 'pay.mono.example',
      MONO_SELFIE: 'enabled',
      PORT: '8081',
      METRICS_PORT: '9091',
      LOG_LEVEL: 'warn',
      HOST: '0.0.0.0',
      HOME: '/home/somebody',
    });
    expect(settings).toEqual({
      secretKeys: [`sk_test_${SECRET}`, `sk_test_${'r'.repeat(40)}`],
      publicUrl: 'https://pay.example',
      merchant: {
        name: 'Adire Lane',
        support: 'help@adirelane.example',
        logo: 'https://shop.example/logo.png',
      },
      allowedOrigins: ['https://shop.example'],
      returnUrls: ['https://shop.example', 'adire:'],
      webhook: { ...webhook, allowPrivate: true },
    });
    expect(rest).toEqual({
      mode: 'test',
      store: { kind: 'embedded', dir: 'data' },
      mono: {
        baseUrl: 'https://mono.example',
        secretKey: good.MONO_SECRET_KEY,
        appId: 'app-1',
        webhookSecrets: ['w'.repeat(24), 'x'.repeat(24)],
        formTargets: { openPayment: 'charge', charge: 'capture' },
        accountBy: 'index',
        accountIndexBase: 0,
        mandates: { bankBy: 'bank_code', sweepName: 'sweep' },
        pageHosts: ['pay.mono.example'],
        links: { balanceUnit: 'unknown' },
      },
      distDir: undefined,
      liftTrialLimit: false,
      selfieMandates: true,
      host: '0.0.0.0',
      port: 8081,
      metricsPort: 9091,
      trustedProxyHops: 0,
      limits: { pageOpens: 600, commands: 60 },
      shedAboveMs: 150,
      logLevel: 'warn',
    });
  });

  test.each([
    ['HTTPS://Shop.Example/logo.png', 'https://shop.example/logo.png'],
    ['https:shop.example/logo.svg', 'https://shop.example/logo.svg'],
    [
      'https://shop.example/l.png?"><script>alert(1)</script>',
      'https://shop.example/l.png?%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
    ],
  ])('the logo %s is spelt as a browser spells it', (MERCHANT_LOGO, logo) => {
    expect(readEnvironment({ ...good, MERCHANT_LOGO }).settings.merchant.logo).toBe(logo);
  });

  test('what the provider leaves open can be said the other way round', () => {
    const { mono } = readEnvironment({
      ...good,
      MONO_SESSION_FORM_TO: 'capture',
      MONO_CHARGE_FORM_TO: 'charge',
      MONO_ACCOUNT_BY: 'number',
      MONO_VERIFY_PATH: 'v3/payments/{reference}/status',
      MONO_MANDATE_BANK_BY: 'nip_code',
      MONO_DEBITS_PATH: 'v3/mandates/{id}/collections',
      MONO_BALANCE_PATH: 'v3/mandates/{id}/balance',
      MONO_SWEEP_NAME: 'gsm',
      MONO_ACCOUNT_BALANCE_UNIT: 'kobo',
    });
    expect(mono).toMatchObject({
      formTargets: { openPayment: 'capture', charge: 'charge' },
      accountBy: 'number',
      accountIndexBase: 0,
      paths: { verify: 'v3/payments/{reference}/status' },
      links: { balanceUnit: 'kobo' },
      mandates: {
        bankBy: 'nip_code',
        sweepName: 'gsm',
        debitsPath: 'v3/mandates/{id}/collections',
        balancePath: 'v3/mandates/{id}/balance',
      },
    });
    expect(readEnvironment({ ...good, MONO_ACCOUNT_BY: 'index-from-1' }).mono).toMatchObject({
      accountBy: 'index',
      accountIndexBase: 1,
    });
  });

  test.each([
    ['MONO_SESSION_FORM_TO', 'session', 'must be charge or capture'],
    ['MONO_CHARGE_FORM_TO', 'Capture', 'must be capture or charge'],
    ['MONO_ACCOUNT_BY', '1', 'must be index or index-from-1 or number'],
    ['MONO_VERIFY_PATH', 'v2/payments/verify', 'must be a path such as v2/payments/verify/{reference}'],
    ['MONO_VERIFY_PATH', '/v2/{reference}', 'must be a path such as'],
    ['MONO_VERIFY_PATH', 'https://evil.example/{reference}', 'must be a path such as'],
    ['MONO_VERIFY_PATH', '../{reference}?x', 'must be a path such as'],
    ['MONO_MANDATE_BANK_BY', 'nip', 'must be bank_code or nip_code'],
    ['MONO_DEBITS_PATH', 'v3/payments/debits', 'must be a path such as v3/payments/mandates/{id}/debits'],
    ['MONO_BALANCE_PATH', '/v3/{id}', 'must be a path such as v3/payments/mandates/{id}/balance-inquiry'],
  ])('%s may not be %j', (name, value, reason) => {
    expect(() => readEnvironment({ ...good, [name]: value })).toThrow(`${name}: ${reason}`);
  });

  test.each([
    'http://shop.example/hook',
    'https://localhost/hook',
    'https://127.0.0.1/hook',
    'https://0x7f000001/hook',
    'https://2130706433/hook',
    'https://10.1.2.3/hook',
    'https://169.254.169.254/latest',
    'https://192.168.0.1/hook',
    'https://[::1]/hook',
    'https://[fd00::1]/hook',
    'https://[::ffff:10.0.0.1]/hook',
    'https://[64:ff9b::a00:1]/hook',
    'https://intranet/hook',
    'https://shop.internal/hook',
    'https://shop.internal./hook',
    'https://user:pass@shop.example/hook',
    'ftp://shop.example/hook',
    'shop.example/hook',
  ])('to be told at %s is refused', (url) => {
    const secret = `whsec_${Buffer.alloc(24).toString('base64')}`;
    const variables = { ...good, DIRECTPAY_WEBHOOK_URL: url, DIRECTPAY_WEBHOOK_SECRET: secret };
    expect(() => readEnvironment(variables)).toThrow(/^DIRECTPAY_WEBHOOK_URL: /);
  });

  test('a public address is told there', () => {
    const webhook = {
      url: 'https://shop.example/hook',
      secret: `whsec_${Buffer.alloc(32).toString('base64')}`,
    };
    const variables = {
      ...good,
      DIRECTPAY_WEBHOOK_URL: webhook.url,
      DIRECTPAY_WEBHOOK_SECRET: webhook.secret,
    };
    expect(readEnvironment(variables).settings.webhook).toEqual({ ...webhook, allowPrivate: false });
  });
});
