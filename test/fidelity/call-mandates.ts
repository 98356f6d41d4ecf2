import { Sealed } from '../../src/contract/sealed.ts';
import type { PageMandateOrder } from '../../src/proxy/providers/mandate-page-provider.ts';
import type {
  MandateAnswer,
  MandateProvider,
  ProviderMandateOrder,
} from '../../src/proxy/providers/mandate-provider.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import type { MandateTableCall } from '../../src/proxy/providers/mono/mandates/outcomes/row.ts';
import type { MonoOptions } from '../../src/proxy/providers/mono/settings.ts';
import type { Provider } from '../../src/proxy/providers/provider.ts';

export const mandateId = 'mmc_682b9c5803c0b736078889a3';
export const reference = 'K7Q2M9X4T1B8R5W3Z6VA';
export const bvn = '22345678901';
export const mandateKey = 'test_sk_adire_lane';

export const mandateOrder: ProviderMandateOrder = {
  customerId: '68274fb5565971e625b9115c',
  reference,
  bankCode: '058',
  nipCode: '000013',
  accountNumber: '0123456789',
  totalCapMinor: 5_000_000,
  startDate: '2026-11-23',
  endDate: '2027-05-22',
  description: 'Fabric club',
  feeBearer: 'business',
};
export const pageMandateOrder: PageMandateOrder = {
  customerId: '68274fb5565971e625b9115c',
  reference,
  type: 'emandate',
  amountMinor: 5_000_000,
  startDate: '2026-11-23',
  endDate: '2027-05-22',
  description: 'Fabric club',
  returnUrl: 'https://pay.adirelane.example/r/9nLz',
};
export const person = {
  type: 'individual',
  firstName: 'Amara',
  lastName: 'Eze',
  email: 'amara@example.com',
  phone: '08031234567',
  address: '5 Broad Street, Lagos',
  bvn,
} as const;
export const debitOrder = { amountMinor: 48_000, reference, narration: 'November' };

/** Where the documents have pages of the provider's own. */
export const pageHosts = ['checkout.mono.co', 'authorise.mono.co', 'link.mono.co'];

/** The adapter in front of a network that answers as told; or of the real one, where `fetch` is left out. */
export function monoBefore(
  fetch: typeof globalThis.fetch | undefined,
  options: Partial<MonoOptions> = {},
): Provider {
  return createMono({
    baseUrl: 'https://api.withmono.com',
    secretKey: mandateKey,
    appId: 'app_adire_lane',
    webhookSecrets: ['webhook-secret-of-adire-lane'],
    searchWords: () => undefined,
    clock: { now: () => Date.UTC(2026, 10, 22, 9), monotonic: () => 0 },
    pageHosts,
    ...(fetch ? { fetch } : {}),
    ...options,
  });
}

/** The same, of its mandates. */
export function mandatesBefore(
  fetch: typeof globalThis.fetch | undefined,
  options: Partial<MonoOptions> = {},
): MandateProvider {
  const { mandates } = monoBefore(fetch, options);
  if (!mandates) throw new Error('It has mandates');
  return mandates;
}

export interface SentToMono {
  /** Method, path and query. */
  readonly call: string;
  readonly key: string | null;
  readonly body: unknown;
}

/** The adapter in front of a provider that answers its calls one after another, the last of them for good; and what it was sent. */
export function answeredBy(
  bodies: readonly unknown[],
  { status = 200, options = {} }: { status?: number; options?: Partial<MonoOptions> } = {},
): { mono: Provider; mandates: MandateProvider; sent: SentToMono[] } {
  const sent: SentToMono[] = [];
  const mono = monoBefore(async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const text = await request.text();
    sent.push({
      call: `${request.method} ${url.pathname}${url.search}`,
      key: request.headers.get('mono-sec-key'),
      body: text === '' ? undefined : JSON.parse(text),
    });
    return Response.json(bodies[Math.min(sent.length, bodies.length) - 1], { status });
  }, options);
  const { mandates } = mono;
  if (!mandates) throw new Error('It has mandates');
  return { mono, mandates, sent };
}

/** One call of the interface, by its name. */
export function callMandates(
  { mandates, mandatePages }: Provider,
  call: MandateTableCall,
): Promise<MandateAnswer<unknown>> {
  if (!mandates || !mandatePages) throw new Error('It has both');
  switch (call) {
    case 'open-mandate-page':
      return mandatePages.open(new Sealed(pageMandateOrder));
    case 'mandate-banks':
      return mandates.banks();
    case 'find-customer':
      return mandates.findCustomer(new Sealed({ email: person.email, bvn }));
    case 'create-customer':
      return mandates.createCustomer(new Sealed(person));
    case 'update-customer':
      return mandates.updateCustomer(mandateOrder.customerId, new Sealed(person));
    case 'delete-customer':
      return mandates.deleteCustomer(mandateOrder.customerId);
    case 'create-mandate':
      return mandates.createMandate(new Sealed(mandateOrder));
    case 'read-mandate':
      return mandates.readMandate(mandateId);
    case 'list-mandates':
      return mandates.listMandates(1);
    case 'pause-mandate':
      return mandates.pauseMandate(mandateId);
    case 'reinstate-mandate':
      return mandates.reinstateMandate(mandateId);
    case 'cancel-mandate':
      return mandates.cancelMandate(mandateId);
    case 'debit':
      return mandates.debit(mandateId, debitOrder);
    case 'read-debit':
      return mandates.readDebit(mandateId, reference);
    case 'list-debits':
      return mandates.listDebits(mandateId);
    case 'balance':
      return mandates.balance(mandateId, undefined);
  }
}
