import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

const preset = { id: '@secretlint/secretlint-rule-preset-recommend', rule: creator };

/** Keys of this product and of the provider, and secrets of webhooks, by their forms. */
const ownForms: Readonly<Record<string, RegExp>> = {
  'own-live-key': /\bsk_live_[\w-]{32,64}|\blive_sk_\w{8,64}/g,
  'own-test-key': /\bsk_test_[\w-]{32,64}|\btest_sk_\w{8,64}/g,
  'own-webhook-secret': /\bwhsec_[\w+/=-]{16,64}/g,
};

export interface FoundSecret {
  /** What kind it is of: a rule of the scanner's, or one of our own forms. */
  readonly kind: string;
  readonly line: number;
}

/**
 * What looks like a secret in a text. It is told by kind and place, never by its letters, since what a test prints is read by many. Whether test
 * keys count, which the tests are full of, is for the caller to say.
 */
export async function secretsIn(file: string, text: string): Promise<readonly FoundSecret[]> {
  const { messages } = await lintSource({
    source: {
      filePath: `/${file}`,
      content: text,
      ext: file.slice(file.lastIndexOf('.')),
      contentType: 'text',
    },
    options: { config: { rules: [preset] }, noPhysicFilePath: true, maskSecrets: true },
  });
  const own = Object.entries(ownForms).flatMap(([kind, form]) =>
    [...text.matchAll(form)].map(({ index }) => ({ kind, line: text.slice(0, index).split('\n').length })),
  );
  return [
    ...messages.map(({ ruleId, loc }) => ({ kind: ruleId.replace(/^.*\//, ''), line: loc.start.line })),
    ...own,
  ];
}
