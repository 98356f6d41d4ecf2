import type { LinkProvider } from '../providers/link-provider.ts';
import type { MandateAnswer, MandateProvider } from '../providers/mandate-provider.ts';
import type { ExplicitAnswer, PageProvider } from '../providers/page-provider.ts';
import type { Answer, AnyCall, Provider } from '../providers/provider.ts';

/** What may come back from a provider, whatever it was asked. */
export type AnyAnswer = Answer<unknown> | MandateAnswer<unknown> | ExplicitAnswer<unknown, string>;

/** Makes one call, or stands in its way: `ask` sends it, each time it is called. `institutionId` says whose bank is asked, where one is. */
export type Around = <A extends AnyAnswer>(
  call: AnyCall,
  ask: () => Promise<A>,
  institutionId?: string,
) => Promise<A>;

/** The same provider, with `around` around every call that goes out. */
export function aroundCalls(provider: Provider, around: Around): Provider {
  const { mandates, pages, mandatePages, links } = provider;
  return {
    name: provider.name,
    displayName: provider.displayName,
    mode: provider.mode,
    formTargets: provider.formTargets,
    patienceMs: (call, institutionId) => provider.patienceMs(call, institutionId),
    institutions: () => around('institutions', () => provider.institutions()),
    connect: (request) => around('connect', () => provider.connect(request), request.institutionId),
    logIn: (session, inputs, institutionId) =>
      around('log-in', () => provider.logIn(session, inputs, institutionId), institutionId),
    commit: (session, given, institutionId) =>
      around('commit', () => provider.commit(session, given, institutionId), institutionId),
    openPayment: (session, order, institutionId) =>
      around('open-payment', () => provider.openPayment(session, order, institutionId), institutionId),
    charge: (session, inputs, institutionId) =>
      around('charge', () => provider.charge(session, inputs, institutionId), institutionId),
    capture: (session, inputs, institutionId) =>
      around('capture', () => provider.capture(session, inputs, institutionId), institutionId),
    verify: (reference) => around('verify', () => provider.verify(reference)),
    listPayments: (range) => around('list-payments', () => provider.listPayments(range)),
    readWebhook: (message) => provider.readWebhook(message),
    rereadWebhook: (body) => provider.rereadWebhook(body),
    ...(mandates && { mandates: aroundMandates(mandates, around) }),
    ...(pages && { pages: aroundPages(pages, around) }),
    ...(mandatePages && {
      mandatePages: {
        patienceMs: (call) => mandatePages.patienceMs(call),
        open: (order) => around('open-mandate-page', () => mandatePages.open(order)),
      },
    }),
    ...(links && { links: aroundLinks(links, around) }),
  };
}

function aroundPages(pages: PageProvider, around: Around): PageProvider {
  return {
    methods: pages.methods,
    patienceMs: (call) => pages.patienceMs(call),
    open: (order) => around('open-page', () => pages.open(order)),
    refund: (reference, source) => around('refund', () => pages.refund(reference, source)),
    createSubAccount: (order) => around('create-sub-account', () => pages.createSubAccount(order)),
    listSubAccounts: () => around('list-sub-accounts', () => pages.listSubAccounts()),
  };
}

function aroundLinks(links: LinkProvider, around: Around): LinkProvider {
  return {
    patienceMs: (call) => links.patienceMs(call),
    open: (order) => around('open-link', () => links.open(order)),
    readAccount: (id) => around('read-account', () => links.readAccount(id)),
    listAccounts: (page) => around('list-accounts', () => links.listAccounts(page)),
  };
}

function aroundMandates(mandates: MandateProvider, around: Around): MandateProvider {
  return {
    patienceMs: (call) => mandates.patienceMs(call),
    banks: () => around('mandate-banks', () => mandates.banks()),
    findCustomer: (search) => around('find-customer', () => mandates.findCustomer(search)),
    createCustomer: (profile) => around('create-customer', () => mandates.createCustomer(profile)),
    updateCustomer: (customerId, profile) =>
      around('update-customer', () => mandates.updateCustomer(customerId, profile)),
    deleteCustomer: (customerId) => around('delete-customer', () => mandates.deleteCustomer(customerId)),
    createMandate: (order) => around('create-mandate', () => mandates.createMandate(order)),
    readMandate: (id) => around('read-mandate', () => mandates.readMandate(id)),
    listMandates: (page) => around('list-mandates', () => mandates.listMandates(page)),
    pauseMandate: (id) => around('pause-mandate', () => mandates.pauseMandate(id)),
    reinstateMandate: (id) => around('reinstate-mandate', () => mandates.reinstateMandate(id)),
    cancelMandate: (id) => around('cancel-mandate', () => mandates.cancelMandate(id)),
    debit: (id, order) => around('debit', () => mandates.debit(id, order)),
    readDebit: (id, reference) => around('read-debit', () => mandates.readDebit(id, reference)),
    listDebits: (id) => around('list-debits', () => mandates.listDebits(id)),
    balance: (id, amountMinor) => around('balance', () => mandates.balance(id, amountMinor)),
  };
}
