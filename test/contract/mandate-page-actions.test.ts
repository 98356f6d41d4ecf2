import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/contract/problem.ts';
import { MANDATE_PASS_LIFETIME_MS } from '../../src/proxy/pages/mandate-page/mandate-pass.ts';
import { StoreUnavailable } from '../../src/proxy/store/records.ts';
import { debitOf, payerMandateOf, readyMandate } from './fake-payer-mandates.ts';
import {
  confirmation,
  form,
  knownPayer,
  link,
  open,
  read,
  statusAndPlace,
  titleOf,
} from './mandate-page-visit.ts';
import { openApp } from './open-app.ts';

describe('pausing, resuming and cancelling', () => {
  test('are one confirmation each, and the page then says what is true', async () => {
    const app = openApp();
    const payer = await knownPayer(app);
    const seen: string[] = [];
    for (const action of ['pause', 'reinstate', 'cancel']) {
      const response = await form(app, await confirmation(app, payer, action), payer);
      expect(statusAndPlace(response)).toEqual([303, link]);
      seen.push(titleOf(await read(app, payer)));
    }
    expect(app.payerPage.done.map(({ action }) => action)).toEqual(['pause', 'reinstate', 'cancel']);
    expect(new Set(app.payerPage.done.map(({ key }) => key)).size).toBe(3);
    expect(seen).toEqual([
      'Paused: Adire Lane cannot take payments',
      'Ready: Adire Lane can take payments',
      'Cancelled',
    ]);
    const after = await read(app, payer);
    expect(after).toContain('You cancelled it.');
    expect(after).toContain('Your bank has not confirmed yet');
    expect(after).toContain('What Adire Lane was allowed to take');
    expect(after).not.toMatch(/\?confirm=|<p class="amount">/);
  });

  test('are found above the payments, however many those are', async () => {
    const app = openApp();
    const page = await read(app, await knownPayer(app));
    expect(page.indexOf('?confirm=cancel')).toBeLessThan(page.indexOf('<h2>Payments'));
    expect(page).toContain('<p class="amount">At most ');
  });

  test('are done once by a double tap, and by going back and sending the form again', async () => {
    const app = openApp();
    const payer = await knownPayer(app);
    const fields = await confirmation(app, payer, 'pause');
    await Promise.all([form(app, fields, payer), form(app, fields, payer)]);
    expect(statusAndPlace(await form(app, fields, payer))).toEqual([303, link]);
    expect(app.payerPage.done).toEqual([{ action: 'pause', key: fields['key'] }]);
  });

  const tampered: readonly [string, (fields: Record<string, string>) => Record<string, string>][] = [
    ['without a proof', ({ proof: _, ...rest }) => rest],
    ['with an empty proof', (fields) => ({ ...fields, proof: '' })],
    ['with another key', (fields) => ({ ...fields, key: 'of-my-own' })],
    ['for another action', (fields) => ({ ...fields, do: 'cancel' })],
    ['for something that is no action', (fields) => ({ ...fields, do: 'toString' })],
  ];
  test.each(tampered)('are refused %s', async (_, tamper) => {
    const app = openApp();
    const payer = await knownPayer(app);
    const response = await form(app, tamper(await confirmation(app, payer, 'pause')), payer);
    expect([response.status, titleOf(await response.text())]).toEqual([403, 'This was not done']);
    expect(app.payerPage.done).toEqual([]);
  });

  test('are refused with the form of another pass', async () => {
    const app = openApp();
    const fields = await confirmation(app, await knownPayer(app), 'cancel');
    expect((await form(app, fields, await knownPayer(app))).status).toBe(403);
    expect(app.payerPage.done).toEqual([]);
  });

  test.each(['cross-site', 'same-site'])('are refused where a %s page sends the form', async (site) => {
    const app = openApp();
    const payer = await knownPayer(app);
    const fields = await confirmation(app, payer, 'cancel');
    expect((await form(app, fields, { ...payer, 'sec-fetch-site': site })).status).toBe(403);
    expect(app.payerPage.done).toEqual([]);
  });

  test('ask for the digits again when the time is up, and change nothing', async () => {
    const app = openApp();
    const payer = await knownPayer(app);
    const fields = await confirmation(app, payer, 'cancel');
    app.time.now += MANDATE_PASS_LIFETIME_MS;
    const response = await form(app, fields, payer);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('Nothing was changed.');
    expect(app.payerPage.done).toEqual([]);
  });

  test('are not offered, nor confirmed, where the mandate stands otherwise', async () => {
    const app = openApp();
    app.payerPage.state.payer = payerMandateOf({ canPause: false, canCancel: false });
    const payer = await knownPayer(app);
    expect(await read(app, payer)).not.toContain('?confirm=');
    expect(await read(app, payer, '?confirm=pause')).toContain('That was not done');
  });

  test('say who else has paused it, before and after', async () => {
    const app = openApp();
    const mandate = { ...readyMandate, state: 'paused', readyToDebit: false, pausedBy: 'merchant' } as const;
    app.payerPage.state.payer = payerMandateOf({ mandate });
    const payer = await knownPayer(app);
    expect(await read(app, payer, '?confirm=pause')).toContain('It is paused already, and not by you.');
    const both = { ...mandate, pausedBy: 'payer', alsoPausedBy: ['merchant'] } as const;
    app.payerPage.state.payer = payerMandateOf({
      mandate: { ...both, alsoPausedBy: [...both.alsoPausedBy] },
      canPause: false,
      canReinstate: true,
    });
    expect(await read(app, payer)).toContain('You have paused it, and so has Adire Lane.');
    const page = await read(app, payer, '?confirm=reinstate');
    expect(titleOf(page)).toBe('Lift your own pause?');
    expect(page).toContain('Adire Lane cannot take payments yet after this');
  });

  test('show how it stands now where the merchant was faster', async () => {
    const app = openApp();
    const payer = await knownPayer(app);
    const fields = await confirmation(app, payer, 'pause');
    app.payerPage.state.failure = new ProblemError('mandate_ended');
    const response = await form(app, fields, payer);
    expect(statusAndPlace(response)).toEqual([303, `${link}?note=not-done`]);
    app.payerPage.state.failure = undefined;
    expect(await read(app, payer, '?note=not-done')).toContain('That was not done');
  });

  test.each([
    ['the store does not answer', new StoreUnavailable(new Error('canary')), '2'],
    ['something of ours fails', new Error('canary'), '5'],
  ])('tell the payer to look again where %s', async (_, failure, retryAfter) => {
    const app = openApp();
    const payer = await knownPayer(app);
    const fields = await confirmation(app, payer, 'cancel');
    app.payerPage.state.failure = failure;
    const response = await form(app, fields, payer);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, retryAfter]);
    expect(await response.text()).toContain('it then shows whether that was done');
    expect(app.lines.join('')).not.toContain('canary');
  });

  test('are not begun while the proxy stops', async () => {
    const app = openApp();
    const payer = await knownPayer(app);
    const fields = await confirmation(app, payer, 'cancel');
    app.state.stopping = true;
    expect((await form(app, fields, payer)).status).toBe(503);
    expect(app.payerPage.done).toEqual([]);
  });
});

describe('what is shown of others’ words', () => {
  const hostile = `"><script>alert(1)</script>'\u202e\u0000${'x'.repeat(300)}`;

  test('is text and nothing else, on every page', async () => {
    const app = openApp();
    app.payerPage.state.payer = payerMandateOf({
      merchant: { name: hostile, support: hostile, logo: 'https://logo.example/l.png?"><script>' },
      supportCode: hostile,
      mandate: {
        ...readyMandate,
        description: hostile,
        reference: hostile,
        bank: hostile,
        accountHolder: hostile,
        pendingMinor: 100,
        accepted: { version: '1', hash: 'h', text: hostile, at: readyMandate.createdAt },
      },
      debits: [debitOf({ narration: hostile, reference: hostile, sessionId: hostile })],
    });
    const payer = await knownPayer(app);
    for (const page of [
      await read(app, {}),
      await read(app, payer),
      await read(app, payer, '?confirm=pause'),
      await read(app, payer, '?confirm="><script>'),
      await (await open(app, '"><script>')).text(),
    ]) {
      for (const harm of ['<script', '\u202e', '\u0000']) expect(page).not.toContain(harm);
      expect(page).toContain('&lt;script&gt;');
    }
  });

  test('a debit says whether money was taken, and why not', async () => {
    const app = openApp();
    app.payerPage.state.payer = payerMandateOf({
      hasMore: true,
      debits: [
        debitOf({ status: 'processing' }),
        debitOf({ status: 'failed', failure: 'insufficient_funds' }),
        debitOf({ status: 'needs_review' }),
      ],
    });
    const page = await read(app, await knownPayer(app));
    for (const words of [
      'On its way',
      'There was not enough in the account.',
      'Not clear yet',
      'Older payments',
    ])
      expect(page).toContain(words);
  });

  test('a mandate that somebody else paused is not the payer’s to resume', async () => {
    const app = openApp();
    const mandate = { ...readyMandate, state: 'paused' as const, readyToDebit: false };
    app.payerPage.state.payer = payerMandateOf({ mandate, canPause: false, canReinstate: false });
    const page = await read(app, await knownPayer(app));
    expect(page).toContain('You cannot resume it here.');
    expect(page).not.toContain('?confirm=reinstate');
  });
});
