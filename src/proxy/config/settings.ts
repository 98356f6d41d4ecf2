import * as v from 'valibot';
import { hasPlainHost, isAppScheme, isExactOrigin, isPrivate } from './addresses.ts';
import { ConfigError } from './config-error.ts';
import { isWebhookSecret, type Mode, modeOfSecretKeys } from './secret-keys.ts';

const text = (max: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(max, 'is too long'));

const PublicUrlSchema = v.pipe(
  v.string('must be the address payers see'),
  v.check(
    (value) => isExactOrigin(value),
    'must be an https origin without a path (plain http for loopback only)',
  ),
);

/** Spelt as a browser spells it, since pages look at how it begins. */
const LogoSchema = v.pipe(
  v.string(),
  v.transform((value) => URL.parse(value)),
  v.instance(URL, 'must be an https url'),
  v.check(({ protocol }) => protocol === 'https:', 'must be an https url'),
  v.check(({ username, password }) => username === '' && password === '', 'must not hold a user name'),
  v.check(hasPlainHost, 'names no host that a policy can name'),
  v.transform(({ href }) => href),
);

/** The part of the options that is plain data. */
export const SettingsSchema = v.object({
  secretKeys: v.pipe(
    v.array(v.string(), 'is missing'),
    v.minLength(1, 'is missing'),
    v.check(
      (keys) => modeOfSecretKeys(keys) !== undefined,
      'must be sk_test_… or sk_live_… with 32 characters or more after that, all of one mode',
    ),
    v.check((keys) => new Set(keys).size === keys.length, 'holds the same key twice'),
  ),
  publicUrl: PublicUrlSchema,
  merchant: v.object(
    {
      name: text(80),
      support: v.exactOptional(text(120)),
      logo: v.exactOptional(LogoSchema),
    },
    'is missing',
  ),
  allowedOrigins: v.pipe(
    v.array(v.string()),
    v.maxLength(100, 'holds more than 100 origins'),
    v.check(
      (origins) => origins.every(isExactOrigin),
      'must be exact https origins such as https://shop.example, without wildcard or path (plain http for loopback only)',
    ),
  ),
  returnUrls: v.pipe(
    v.array(v.string()),
    v.maxLength(100, 'holds more than 100 entries'),
    v.check(
      (entries) => entries.every((entry) => isExactOrigin(entry) || isAppScheme(entry)),
      'must be exact origins such as https://shop.example, or app schemes such as adire:',
    ),
  ),
  webhook: v.exactOptional(
    v.object({
      url: v.string('is missing'),
      secret: v.pipe(
        v.string('is missing'),
        v.check(isWebhookSecret, 'must be whsec_ and the base64 of 24 to 64 random bytes'),
      ),
      /** Takes plain http and addresses that only this machine or network can reach. */
      allowPrivate: v.exactOptional(v.boolean()),
    }),
  ),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

/** Checks the settings alone and against each other. Throws `ConfigError` for the first thing that is wrong. */
export function checkSettings(input: unknown): { settings: Settings; mode: Mode } {
  const result = v.safeParse(SettingsSchema, input);
  if (!result.success) {
    const [issue] = result.issues;
    const missing = issue.received === 'undefined' && issue.kind === 'schema';
    throw new ConfigError(settingOf(v.getDotPath(issue)), missing ? 'is missing' : issue.message);
  }
  const settings = result.output;
  const mode = modeOfSecretKeys(settings.secretKeys) as Mode;
  if (mode === 'live' && settings.allowedOrigins.includes(settings.publicUrl)) {
    throw new ConfigError(
      'publicUrl',
      'must be another origin than the pages that embed it (allowedOrigins)',
    );
  }
  if (settings.webhook) checkWebhookUrl(settings.webhook.url, settings.webhook.allowPrivate ?? false);
  return { settings, mode };
}

function checkWebhookUrl(text: string, allowPrivate: boolean): void {
  const url = URL.parse(text);
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.username || url.password) {
    throw new ConfigError('webhook.url', 'must be an absolute https url without a user name');
  }
  if (allowPrivate) return;
  if (url.protocol !== 'https:') throw new ConfigError('webhook.url', 'must be https');
  if (isPrivate(url)) {
    throw new ConfigError(
      'webhook.url',
      'is a loopback or private address, which has to be allowed explicitly',
    );
  }
}

function settingOf(path: string | null): string {
  return (path ?? 'options').replace(/\.\d+$/, '');
}
