import { expect, test } from 'vitest';
import { brokenRule } from './broken-rule.ts';
import { importsOf } from './imports-of.ts';
import { read, shippedSources } from './source-files.ts';

test('every import in src keeps the zone table', () => {
  const broken = shippedSources().flatMap((file) =>
    importsOf(file, read(`src/${file}`)).flatMap((one) => brokenRule(file, one) ?? []),
  );
  expect(broken).toEqual([]);
});

test.each([
  [
    'contract/money.ts',
    "import { z } from 'zod'",
    'contract/money.ts: contract/ may not import the library zod',
  ],
  [
    'loader/loader.ts',
    "import { h } from 'preact'",
    'loader/loader.ts: loader/ may not import the library preact',
  ],
  [
    'loader/loader.ts',
    "import { OutcomeSchema } from '../contract/outcome.ts'",
    'loader/loader.ts: loader/ may import types only of contract/outcome.ts',
  ],
  [
    'loader/loader.ts',
    "import { type Outcome } from '../contract/outcome.ts'",
    'loader/loader.ts: loader/ may import types only of contract/outcome.ts',
  ],
  [
    'checkout/screens/paid/paid-screen.tsx',
    "export { x } from '../declined/x.ts'",
    'checkout/screens/paid/paid-screen.tsx: a screen may not import another screen, checkout/screens/declined/x.ts',
  ],
  [
    'checkout/screens/paid/paid-screen.tsx',
    "const x = await import('../../effects/x.ts')",
    'checkout/screens/paid/paid-screen.tsx: checkout/screens/ may not import checkout/effects/x.ts',
  ],
  [
    'checkout/ui/shell.tsx',
    "import type { Step } from '../../contract/steps.ts'",
    'checkout/ui/shell.tsx: checkout/ui/ may not import contract/steps.ts',
  ],
  [
    'proxy/checkouts/pay.ts',
    "import { eq } from 'drizzle-orm/pg-core'",
    'proxy/checkouts/pay.ts: proxy/checkouts/ may not import the library drizzle-orm',
  ],
  [
    'proxy/checkouts/pay.ts',
    "import type { Mono } from '../providers/mono/client.ts'",
    'proxy/checkouts/pay.ts: proxy/checkouts/ may not import proxy/providers/mono/client.ts',
  ],
  [
    'proxy/providers/mono/client.ts',
    "import type { Step } from '../../../contract/steps.ts'",
    'proxy/providers/mono/client.ts: proxy/providers/mono/ may not import contract/steps.ts',
  ],
  [
    'sandbox/ledger.ts',
    "type Money = import('../contract/money.ts').Money",
    'sandbox/ledger.ts: sandbox/ may not import contract/money.ts',
  ],
  [
    'demo/shop.ts',
    "import { x } from '../../test/support/x.ts'",
    'demo/shop.ts: nothing in src may import ../../test/support/x.ts',
  ],
  ['elsewhere/x.ts', "import 'valibot'", 'elsewhere/x.ts lies in no zone of the table'],
])('%s may not say: %s', (file, source, rule) => {
  expect(importsOf(file, source).map((one) => brokenRule(file, one))).toEqual([rule]);
});

test.each([
  ['loader/loader.ts', "import type { Outcome } from '../contract/outcome.ts'"],
  ['proxy/providers/mono/translate.ts', "import type { Form } from '../../../contract/form.ts'"],
  ['sandbox/institutions.ts', "import type { Institution } from '../proxy/providers/mono/wire.ts'"],
  ['proxy/checkouts/pay.ts', "import type { Provider } from '../providers/provider.ts'"],
])('%s may say: %s', (file, source) => {
  expect(importsOf(file, source).map((one) => brokenRule(file, one))).toEqual([undefined]);
});
