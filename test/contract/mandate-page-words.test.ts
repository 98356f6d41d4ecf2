import { describe, expect, test } from 'vitest';
import type { Mandate } from '../../src/contract/mandate-api.ts';
import type { PayerMandate } from '../../src/proxy/mandates/service.ts';
import { fixedTerms } from '../support/fixed-terms.ts';
import { payerMandateOf, readyMandate } from './fake-payer-mandates.ts';
import { form, knownPayer, link, open, read, statusAndPlace, titleOf } from './mandate-page-visit.ts';
import { openApp } from './open-app.ts';

const fixed = { ...readyMandate, terms: fixedTerms(readyMandate.terms) };
const stillTaken =
  'A payment that falls due before your bank has confirmed this may still be taken. It is told again until it has.';

async function shown(
  mandate: Mandate,
  mayStillBeTaken: boolean,
  search = '',
  changes: Partial<PayerMandate> = {},
): Promise<string> {
  const app = openApp();
  const payer = { mandate, mayStillBeTaken, canReinstate: false, ...changes };
  app.payerPage.state.payer = payerMandateOf(payer);
  return read(app, await knownPayer(app), search);
}

describe('the page of a mandate that the provider debits by itself', () => {
  test('says that a payment may still be taken while a pause is not confirmed, and no longer after it', async () => {
    const paused = { ...fixed, state: 'paused', readyToDebit: false, pausedBy: 'payer' } as const;
    const before = await shown(paused, true);
    expect(titleOf(before)).toBe('Paused here, not yet at your bank');
    expect(before).toContain(stillTaken);
    expect(before).not.toContain('cannot take payments');
    const after = await shown(paused, false);
    expect(titleOf(after)).toBe('Paused: Adire Lane cannot take payments');
    expect(after).not.toContain(stillTaken);
  });

  test('says that a payment may still be taken while a cancellation is not confirmed, and no longer after it', async () => {
    const cancelled = {
      ...fixed,
      state: 'cancelled',
      readyToDebit: false,
      endReason: 'cancelled_by_payer',
    } as const;
    const before = await shown({ ...cancelled, cancelPending: true }, true);
    expect(before).toContain(`You cancelled it. ${stillTaken}`);
    for (const untrue of ['can take no more payments', 'That is over.', 'It is cancelled here already'])
      expect(before).not.toContain(untrue);
    const after = await shown(cancelled, false);
    expect(after).toContain('You cancelled it. Adire Lane can take no more payments with it.');
    expect(after).toContain('That is over.');
  });

  test.each(['pause', 'cancel'])('says so before the payer confirms: %s', async (action) => {
    const untilConfirmed = 'One that falls due before your bank has confirmed this may still be taken.';
    expect(await shown(fixed, false, `?confirm=${action}`)).toContain(untilConfirmed);
    expect(await shown(readyMandate, false, `?confirm=${action}`)).not.toContain(untilConfirmed);
    const paused = { ...fixed, state: 'paused', readyToDebit: false, pausedBy: 'merchant' } as const;
    expect(await shown(paused, true, `?confirm=${action}`)).toContain(untilConfirmed);
    expect(await shown(paused, false, `?confirm=${action}`)).not.toContain(untilConfirmed);
  });

  test('does not say that nothing was taken, which is told only in the evening', async () => {
    const taken = 'Nothing has been taken, and nothing was tried.';
    const told = 'Nothing that we have been told of yet. A payment is shown here by the evening of its day.';
    expect(await shown(readyMandate, false, '', { debits: [] })).toContain(taken);
    const page = await shown(fixed, false, '', { debits: [] });
    expect(page).toContain(told);
    expect(page).not.toContain(taken);
  });
});

describe('the page of a mandate that is not set up to the end', () => {
  const waiting = { ...readyMandate, state: 'awaiting_transfer', readyToDebit: false } as const;

  test.each<[string, Mandate, boolean]>([
    ['by transfer', waiting, true],
    ['by selfie', { ...waiting, terms: { ...waiting.terms, verification: 'selfie' } }, false],
    ['on the provider’s page', { ...waiting, way: 'provider-page' }, false],
  ])('speaks of a transfer where there is one: %s', async (_, mandate, isByTransfer) => {
    const page = await shown(mandate, false);
    expect(page.includes('Without the transfer nothing comes of it.')).toBe(isByTransfer);
    expect(page.includes('Unless you finish it, nothing comes of it.')).toBe(!isByTransfer);
  });
});

describe('the page of a mandate whose account nobody has told', () => {
  function openUntold(changes: Partial<Mandate> = {}) {
    const app = openApp();
    const { accountLastFour: _, ...mandate } = { ...readyMandate, ...changes };
    app.payerPage.state.payer = payerMandateOf({ mandate });
    app.payerPage.state.tried = 'untold';
    return app;
  }

  test('asks for no digits, and says no more than who it is about and whom to ask', async () => {
    const app = openUntold();
    const response = await app.call(link);
    const page = await response.text();
    expect([response.status, titleOf(page)]).toEqual([200, 'This page cannot be opened yet']);
    expect(page).toContain('Until then ask Adire Lane');
    expect(page).not.toContain('<form');
    for (const told of ['GTBank', '200,000', 'club-1042', 'TEST PAYER', 'Ready', 'help@', '7K2-Q9D'])
      expect(page).not.toContain(told);
    expect(app.payerPage.reads).toEqual(['glance']);
  });

  test.each([
    ['awaiting_transfer', 'This page cannot be opened yet', 'It is still being set up', 'cancel it'],
    ['cancelled', 'This page cannot be opened', 'It is over', 'Until then'],
    ['rejected', 'This page cannot be opened', 'It is over', 'Until then'],
    ['ended', 'This page cannot be opened', 'It is over', 'Until then'],
  ] as const)('says how far it is: %s', async (state, title, says, untrue) => {
    const page = await (await openUntold({ state, readyToDebit: false }).call(link)).text();
    expect(titleOf(page)).toBe(title);
    expect(page).toContain(says);
    expect(page).not.toContain(untrue);
  });

  test('is not opened by any digits', async () => {
    const app = openUntold();
    const opened = await open(app, '0000');
    expect(statusAndPlace(opened)).toEqual([303, link]);
    expect(opened.headers.get('set-cookie')).toBeNull();
    expect((await form(app, { do: 'pause', key: 'k', proof: 'p' })).headers.get('set-cookie')).toBeNull();
    expect(app.payerPage.done).toEqual([]);
  });
});
