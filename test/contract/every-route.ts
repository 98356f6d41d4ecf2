import type { Route } from '../../src/proxy/routes/route.ts';
import { CHECKOUT_ID, CLIENT_TOKEN, RETURN_TOKEN, WEBHOOK_ID } from './fake-checkouts.ts';
import { LINKED_ACCOUNT_ID } from './fake-linked-accounts.ts';
import { DEBIT_ID, MANDATE_ID } from './fake-mandates.ts';
import { MANDATE_TOKEN } from './fake-payer-mandates.ts';
import { asMerchant, asPage, type OpenedApp, posting } from './open-app.ts';

/** A path that the route answers well. A route with a new parameter fails here until it is told what to put in. */
export function pathOf(route: Route): string {
  const values: Readonly<Record<string, string>> = {
    id: idOf(route.path),
    debitId: DEBIT_ID,
    clientToken: CLIENT_TOKEN,
    returnToken: RETURN_TOKEN,
    mandateToken: MANDATE_TOKEN,
    file: route.name === 'pinnedLoader' ? 'directpay-0123456789abcdef.js' : 'main-1a2b.js',
  };
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No sample value for {${name}} of ${route.path}`);
    return value;
  });
}

function idOf(path: string): string {
  if (path.startsWith('/v1/provider-webhooks')) return WEBHOOK_ID;
  if (path.startsWith('/v1/linked-accounts')) return LINKED_ACCOUNT_ID;
  return path.startsWith('/v1/mandates') ? MANDATE_ID : CHECKOUT_ID;
}

/** A body that the route takes, by its name. A new route with a body fails here until it has one. */
export function bodyOf(route: Route): unknown {
  const version = 3;
  const fields = { username: 'ada' };
  const bodies: Readonly<Record<string, unknown>> = {
    createCheckout: {
      kind: 'payment',
      amountMinor: 500_000,
      currency: 'NGN',
      description: 'Two yards of adire',
      reference: 'order-1',
    },
    createDebit: { amountMinor: 1_500_000, reference: 'club-1042-nov', narration: 'Cloth of November' },
    resolveDebit: { as: 'paid', note: 'seen on the bank statement' },
    createSubAccount: { nipCode: '000014', accountNumber: '0123456789' },
    refundCheckout: { source: 'payout' },
    resolveCheckout: { as: 'unpaid', note: 'asked the bank' },
    openPage: { clientToken: CLIENT_TOKEN },
    useMandatePage: 'do=lock',
    receiveMonoWebhook: { event: 'direct_debit.payment_successful' },
    'step.choose-way': { version, way: 'bank' },
    'step.choose-bank': { version, bankId: 'gtbank' },
    'step.choose-method': { version, methodId: 'mobile_banking' },
    'step.log-in': { version, fields },
    'step.answer': { version, fields },
    'step.choose-account': { version, accountId: '0' },
    'step.authorise': { version, fields },
    'step.enter-account': { version, accountNumber: '0123456789', details: {} },
    'step.enter-details': { version, details: { phone: '08012345678' } },
    'step.accept-terms': { version, hash: 'f'.repeat(64) },
  };
  if (!route.body) return undefined;
  const body = bodies[route.name] ?? (route.name.startsWith('step.') ? { version } : undefined);
  if (body === undefined) throw new Error(`No sample body for ${route.name}`);
  return body;
}

/** Headers of somebody who may make the call. */
export function rightHeaders(app: OpenedApp, route: Route): Record<string, string> {
  switch (route.audience) {
    case 'merchant':
      return asMerchant;
    case 'page':
      return asPage(app, CHECKOUT_ID);
    case 'provider':
      return { 'mono-webhook-secret': 'a-secret-that-mono-shares' };
    case 'anyone':
      return {};
  }
}

/** A call that succeeds, with headers replaced or added. */
export function goodCall(app: OpenedApp, route: Route, headers: Record<string, string> = {}): RequestInit {
  const all = { ...rightHeaders(app, route), ...headers };
  return route.method === 'GET' ? { headers: all } : posting(bodyOf(route) ?? {}, all);
}

export function nameOf(route: Route): string {
  return `${route.method} ${route.path}`;
}
