import type { Answer, Provider, ProviderCall } from '../providers/provider.ts';

/** Makes one call, or stands in its way: `ask` sends it, each time it is called. */
export type Around = <T>(call: ProviderCall, ask: () => Promise<Answer<T>>) => Promise<Answer<T>>;

/** The same provider, with `around` around every call that goes out. */
export function aroundCalls(provider: Provider, around: Around): Provider {
  return {
    name: provider.name,
    displayName: provider.displayName,
    mode: provider.mode,
    formTargets: provider.formTargets,
    patienceMs: (call, institutionId) => provider.patienceMs(call, institutionId),
    institutions: () => around('institutions', () => provider.institutions()),
    connect: (request) => around('connect', () => provider.connect(request)),
    logIn: (session, inputs, institutionId) =>
      around('log-in', () => provider.logIn(session, inputs, institutionId)),
    commit: (session, given, institutionId) =>
      around('commit', () => provider.commit(session, given, institutionId)),
    openPayment: (session, order) => around('open-payment', () => provider.openPayment(session, order)),
    charge: (session, inputs) => around('charge', () => provider.charge(session, inputs)),
    capture: (session, inputs) => around('capture', () => provider.capture(session, inputs)),
    verify: (reference) => around('verify', () => provider.verify(reference)),
    listPayments: (range) => around('list-payments', () => provider.listPayments(range)),
    readWebhook: (message) => provider.readWebhook(message),
    rereadWebhook: (body) => provider.rereadWebhook(body),
  };
}
