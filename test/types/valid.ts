/** Lines that a merchant writes. They compile here, and in a project that has installed the package. */
import {
  type CloseInfo,
  create,
  type EventMap,
  type Handle,
  type HandleState,
  type Listener,
  type OpenError,
  type OpenErrorCode,
  type Options,
  type Outcome,
  type OutcomeStatus,
  type Settings,
  type WidgetEvent,
  type WidgetEventType,
} from 'directpay-widget';
import { ConfigError, type Listening, listen, type OpenedProxy, openProxy } from 'directpay-widget/proxy';
import { type StartedSandbox, startSandbox } from 'directpay-widget/sandbox';

declare function show(words: string | undefined): void;
declare function save(words: string): Promise<void>;
declare const place: HTMLElement;

const url = 'https://pay.adirelane.example/c/abc';

/** For pages that have the loader by a script tag. */
declare const DirectPay: Pick<typeof import('directpay-widget'), 'create'>;
export const byTag: Handle = DirectPay.create({ url });

export const shortest = create({ url });
export const inElement = create({ url, container: place });
export const bySelector = create({ url, container: '#pay-here' });
export const asked = create({ fetchUrl: () => url });
export const fetched = create({
  fetchUrl: async () => {
    const response = await fetch('/checkout', { method: 'POST' });
    const answer: { url: string } = await response.json();
    return answer.url;
  },
});

const settings: Settings = {
  locale: 'en',
  appearance: { accent: '#1a5f4a', theme: 'auto' },
  messages: { 'chooseBank.title': 'Where do you bank?', 'payButton.label': 'Send' },
};

export const everything: Options = {
  url,
  container: undefined,
  nonce: 'f2Vd0mB1qS8yK3pZ7tXw9A',
  ...settings,
  onLoad: () => show('loaded'),
  onSuccess: async (outcome) => {
    await save(outcome.reference);
    return outcome.mayHavePaid;
  },
  onPending: async ({ checkoutId }) => save(checkoutId),
  onError: (error) => show(error.retryable ? error.code : error.message),
  onClose: ({ reason, mayHavePaid, outcome }) => show(mayHavePaid ? outcome?.reference : reason),
  onEvent: ({ v, id, type, at, data }) => show([v, id, type, at, data.step, data.bankId].join()),
};

/** The list of statuses is closed: a switch over it gives a string everywhere. */
export function wordsFor(outcome: Outcome): string {
  switch (outcome.status) {
    case 'succeeded':
      return outcome.readyToDebit === false ? 'Approved, and not ready yet.' : 'Done.';
    case 'pending':
      return 'We are confirming.';
    case 'failed':
    case 'cancelled':
    case 'expired':
      return 'Not paid.';
    case 'open':
      return outcome.mayHavePaid ? 'We are confirming.' : 'Go on where you were.';
  }
}

export function wordsForError(code: OpenErrorCode): string {
  switch (code) {
    case 'load_failed':
    case 'closed_early':
    case 'destroyed':
      return 'Not opened.';
    case 'invalid_request':
    case 'unsupported':
      return 'Cannot be opened.';
  }
}

export function wordsForReason({ reason }: CloseInfo): string {
  switch (reason) {
    case 'completed':
    case 'pending':
    case 'user':
    case 'host':
    case 'error':
      return reason;
  }
}

const seen: WidgetEventType[] = ['widget.opened', 'bank.selected', 'payment.started', 'mandate.ready'];
const measure: Listener<'event'> = (event: WidgetEvent) => {
  if (event.type === 'bank.selected') show(event.data.bankId);
  else if (seen.includes(event.type)) show(event.reference);
};

export async function useHandle(handle: Handle): Promise<OutcomeStatus> {
  handle.preload();
  handle.on('load', () => show('loaded'));
  handle.on('success', async ({ reference }) => save(reference));
  handle.on('pending', (outcome: Outcome) => show(outcome.status));
  handle.on('error', (error: OpenError) => show(error.stack));
  handle.on('close', (info: EventMap['close']) => show(info.reason));
  handle.on('event', measure);
  handle.off('event', measure);
  handle.update({ appearance: { theme: 'dark' } });
  handle.update({ messages: { 'chooseBank.search': 'Find your bank' } });
  handle.update(settings);
  const state: HandleState = handle.state;
  if (state === 'closed') handle.close();
  const { status } = await handle.open();
  handle.destroy();
  return status;
}

/** A proxy and a bank in a process of the merchant's. */
export async function startShop(): Promise<{ proxy: OpenedProxy; bank: StartedSandbox; door: Listening }> {
  const bank = await startSandbox({ secretKey: 'test_sk_shop', appId: 'adire-lane' });
  const proxy = await openProxy({
    publicUrl: 'http://127.0.0.1:4001',
    secretKeys: [`sk_test_${'k'.repeat(32)}`],
    merchant: { name: 'Adire Lane', support: 'help@adirelane.example' },
    allowedOrigins: ['http://localhost:4000'],
    returnUrls: ['http://localhost:4000', 'adirelane:'],
    mono: { baseUrl: bank.url, secretKey: 'test_sk_shop', appId: 'adire-lane', webhookSecrets: ['shared'] },
    store: { dataDir: './data' },
    limits: { pageOpens: 60 },
    logLevel: 'warn',
    onEvent: async (told) => {
      if ('checkout' in told) await save(`${told.type} ${told.checkout.reference}`);
    },
  });
  return { proxy, bank, door: await listen({ fetch: proxy.fetch, host: '127.0.0.1', port: 4001 }) };
}

const order = { description: 'Two yards of adire', currency: 'NGN' } as const;

export async function takePayment({ checkouts }: OpenedProxy): Promise<string> {
  const { checkout, created } = await checkouts.create(
    {
      ...order,
      kind: 'payment',
      amountMinor: 500_000,
      reference: 'order-1',
      ways: ['bank', 'provider-page'],
      returnUrl: 'http://localhost:4000/thanks',
      metadata: { basket: '12' },
    },
    { idempotencyKey: 'order-1' },
  );
  const now = await checkouts.get(checkout.id);
  if (now.kind === 'payment') show(`${now.amountMinor} ${now.payment?.providerReference}`);
  if (created && now.status === 'open') await checkouts.cancel(now.id, { idempotencyKey: 'cancel-1' });
  return checkout.url;
}

export async function setUpMandates({ checkouts }: OpenedProxy): Promise<readonly string[]> {
  const customer = { name: 'Amara Test', email: 'amara@adirelane.example' };
  const dates = { startDate: '2026-12-01', endDate: '2027-12-01' };
  const variable = await checkouts.create(
    {
      ...order,
      kind: 'mandate',
      reference: 'plan-1',
      customer,
      mandate: { type: 'emandate', debitType: 'variable', totalCapMinor: 6_000_000, ...dates },
    },
    { idempotencyKey: 'plan-1' },
  );
  const fixed = await checkouts.create(
    {
      ...order,
      kind: 'mandate',
      reference: 'plan-2',
      customer,
      mandate: {
        type: 'emandate',
        debitType: 'fixed',
        perDebitMinor: 500_000,
        schedule: {
          frequency: 'monthly',
          firstDebitDate: '2026-12-05',
          retries: 2,
          graceDays: 3,
          smallestPartMinor: 100_000,
        },
        ...dates,
      },
    },
    { idempotencyKey: 'plan-2' },
  );
  return [variable.checkout.url, fixed.checkout.url];
}

export const settingAtFault = (error: unknown): string | undefined =>
  error instanceof ConfigError ? error.setting : undefined;
