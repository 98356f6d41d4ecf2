import { describe, expect, test } from 'vitest';
import type { Shed } from '../../src/proxy/overload/admission.ts';
import { goodCall, pathOf } from './every-route.ts';
import { codeOf, openApp } from './open-app.ts';

/** Names of the calls that a proxy refuses, each of which must be told to come back and must have cost nothing. */
async function refusedBy(refused: readonly Shed[]): Promise<string[]> {
  const names: string[] = [];
  for (const route of openApp().routes) {
    const app = openApp();
    app.state.refused = refused;
    const answer = await app.call(pathOf(route), goodCall(app, route));
    if (answer.status !== 503) continue;
    names.push(route.name);
    expect([route.name, app.asked, answer.headers.get('retry-after')]).toEqual([route.name, [], '1']);
    if (!route.refuse) expect(await codeOf(answer)).toBe('503 overloaded');
  }
  return names.sort();
}

const begins = ['createCheckout', 'createDebit', 'openCheckoutPage', 'showLinkAsQr'];
const reads = [
  'findBanks',
  'getCheckout',
  'getDebit',
  'getLinkedAccount',
  'getMandate',
  'getMandateBalance',
  'listBreaks',
  'listCheckoutEvents',
  'listCheckouts',
  'listDebits',
  'listLinkedAccounts',
  'listMandates',
  'listProviderWebhooks',
  'listSubAccounts',
  'openPage',
  'watchSession',
];

describe('a proxy that cannot keep up', () => {
  test('refuses what begins something new, before it costs anything', async () => {
    expect(await refusedBy(['first'])).toEqual(begins);
  });

  test('refuses reading and watching next, and never a step of a payment, a cancellation or a webhook', async () => {
    expect(await refusedBy(['first', 'next'])).toEqual([...begins, ...reads].sort());
  });

  test('tells a person who opens a page so in words', async () => {
    const app = openApp();
    app.state.refused = ['first'];
    const page = app.routes.find(({ name }) => name === 'openCheckoutPage');
    if (!page) throw new Error('There is a page');
    const answer = await app.call(pathOf(page), goodCall(app, page));
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('do not pay again');
  });
});
