import { expect, test } from 'vitest';
import { sampleView } from '../../../test/model/sample-views.ts';
import type { SessionView } from '../../contract/session.ts';
import { steps } from '../../contract/steps.ts';
import type { LateScreens } from '../late.ts';
import { late as link } from '../late-link.ts';
import { screens as linkPage } from '../late-link-page.ts';
import { late as mandate } from '../late-mandate.ts';
import { screens as mandatePage } from '../late-mandate-page.ts';
import { screens as mandateTransfer } from '../late-mandate-transfer.ts';
import { late as payment } from '../late-payment.ts';
import { screens as paymentPage } from '../late-payment-page.ts';
import { type LatePart, lateParts, partsFor } from './late-parts.ts';

const screensOf: Readonly<Record<LatePart, LateScreens>> = {
  payment: payment.screens,
  'payment-page': paymentPage,
  mandate: mandate.screens,
  'mandate-page': mandatePage,
  'mandate-transfer': mandateTransfer,
  link: link.screens,
  'link-page': linkPage,
};
const kinds = { payment, mandate, link };
const views: readonly SessionView[] = [
  ...steps.map((step) => sampleView(step)),
  Object.assign(sampleView('choose-bank'), { commands: ['choose-bank', 'cancel'] }),
];

test.each(views.map((view) => [`${view.kind} at ${view.step}, ${view.commands.join(' ')}`, view] as const))(
  'what is fetched ahead is what the app then shows its screens from, and nothing else: %s',
  async (_, view) => {
    const late = kinds[view.kind];
    const shown = { ...late.screens, ...(await late.more?.(view)) };
    const ahead = partsFor(view).map((part) => screensOf[part]);
    expect(Object.assign({}, ...ahead)).toEqual(shown);
  },
);

test('no part of the app is left out of what may be fetched ahead', () => {
  expect([...new Set(views.flatMap(partsFor))].sort()).toEqual([...lateParts].sort());
});
