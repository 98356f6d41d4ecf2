import { Sealed } from '../../src/contract/sealed.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import type { MonoOptions } from '../../src/proxy/providers/mono/settings.ts';
import type { Answer, BankSession, Provider, ProviderCall } from '../../src/proxy/providers/provider.ts';

export const now = Date.UTC(2026, 10, 21, 9);
export const session: BankSession = { id: new Sealed('session_1'), expiresAt: now + 60_000 };
const bank = 'bank_1.personal';
export const order = {
  amountMinor: 500_000,
  currency: 'NGN',
  reference: 'K7Q2M9X4T1B8R5W3Z6VA',
  description: 'Two yards of adire',
} as const;

export const token = () => new Sealed({ token: '123456' });
export const done = { status: 200, responseCode: 99, data: {} };
export const ui = (...names: string[]) => ({
  title: 'Log in',
  form: names.map((name) => ({ type: 'elements.input', name, hint: name, contentType: 'string' })),
});

/** The adapter in front of a network that answers as told. */
function monoBefore(fetch: typeof globalThis.fetch, options: Partial<MonoOptions> = {}): Provider {
  return createMono({
    baseUrl: 'https://api.withmono.com',
    secretKey: 'test_sk_adire_lane',
    appId: 'app_adire_lane',
    webhookSecrets: ['webhook-secret-of-adire-lane'],
    searchWords: () => undefined,
    clock: { now: () => now, monotonic: () => 0 },
    fetch,
    ...options,
  });
}

interface Sent {
  readonly path: string;
  readonly body: unknown;
}

/** The adapter in front of a provider whose answers are `reply`'s, and what it was sent. */
export function monoAnswering(
  reply: (path: string) => { status?: number; body: unknown; headers?: Record<string, string> },
  options: Partial<MonoOptions> = {},
): { mono: Provider; calls: Sent[] } {
  const calls: Sent[] = [];
  const mono = monoBefore(async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname;
    const text = await request.text();
    calls.push({ path, body: text === '' ? undefined : JSON.parse(text) });
    const { status = 200, body, headers = {} } = reply(path);
    return Response.json(body, { status, headers });
  }, options);
  return { mono, calls };
}

/** One call of the provider's interface, with something typed where it takes any; `reply` answers every request. */
export function callMono(
  call: ProviderCall,
  reply: (path: string) => Response | Promise<Response>,
  inputs: Sealed<Record<string, string>> = token(),
): Promise<Answer<unknown>> {
  const mono = monoBefore(async (input, init) => reply(new URL(new Request(input, init).url).pathname));
  switch (call) {
    case 'institutions':
      return mono.institutions();
    case 'connect':
      return mono.connect({ institutionId: bank, methodId: 'internet_banking' });
    case 'log-in':
      return mono.logIn(session, inputs, bank);
    case 'commit':
      return mono.commit(session, { inputs }, bank);
    case 'open-payment':
      return mono.openPayment(session, order);
    case 'charge':
      return mono.charge(session, inputs);
    case 'capture':
      return mono.capture(session, inputs);
    case 'verify':
      return mono.verify(order.reference);
    case 'list-payments':
      return mono.listPayments({ from: now, to: now });
  }
}
