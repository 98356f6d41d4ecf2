import type { Form } from '../../src/contract/form.ts';
import { Sealed } from '../../src/contract/sealed.ts';
import type { Clock } from '../../src/proxy/clock.ts';
import type {
  Answer,
  Echo,
  FormTargets,
  Institution,
  ListedAccount,
  PaymentOrder,
  Provider,
  ProviderCall,
  ReadWebhook,
  VerifiedPayment,
  VerifyResult,
} from '../../src/proxy/providers/provider.ts';

export const loginForm: Form = {
  fields: [
    { name: 'username', label: 'User name', purpose: 'identifier', masked: false, numeric: false },
    { name: 'password', label: 'Password', purpose: 'password', masked: true, numeric: false },
  ],
};
export const tokenForm: Form = {
  prompt: 'Enter the token',
  fields: [{ name: 'token', label: 'Token', purpose: 'token', masked: true, numeric: true }],
};
export const codeForm: Form = {
  prompt: 'Enter the code that we sent to you',
  fields: [
    { name: 'otp', label: 'OTP', purpose: 'one-time-code', masked: false, numeric: true, exactLength: 6 },
  ],
};
export const accounts: readonly ListedAccount[] = [
  { id: '0', holder: 'Bisi Canary', number: '0123456789', type: 'Savings' },
  { id: '1', holder: 'Bisi Canary', number: '0555551111', type: 'Current' },
  { id: '2', holder: 'Bisi Canary and Sons', number: '0777772222' },
];
const institutions: readonly Institution[] = [
  {
    id: 'one-way',
    name: 'Kuda',
    segment: 'personal',
    methods: [{ id: 'app', name: 'App' }],
    find: 'kuda 50211',
  },
  {
    id: 'two-ways',
    name: 'Access Bank',
    segment: 'personal',
    methods: [
      { id: 'internet', name: 'Internet banking' },
      { id: 'card', name: 'Card' },
    ],
  },
];

type Scripted = Answer<never> | 'ok' | { readonly kind: 'ok'; readonly value: { readonly echo: Echo } };
type Script = (number: number) => Scripted | Promise<Scripted>;

/**
 * A provider that answers as the test says and keeps its own book of debits: a capture that is answered `ok` debits, and so does
 * one that the test tells to. Verify reads that book unless `verifyAs` says otherwise.
 */
export interface ScriptedProvider extends Provider {
  /** Every call in order; a payment's with its reference. */
  readonly calls: { call: ProviderCall; reference?: string; typed?: Readonly<Record<string, string>> }[];
  readonly debits: { reference: string; amountMinor: number }[];
  /** What each call answers next; `ok` where nothing is said. Gets how many of these calls came before. */
  readonly script: Partial<Record<ProviderCall, Script>>;
  /** Whether a call is under way that the test has not answered yet. */
  isAsked: boolean;
  verifyAs: ((reference: string) => Answer<VerifyResult>) | undefined;
  webhook: ReadWebhook;
  /** Of the payment that was opened last. */
  order: PaymentOrder | undefined;
  debit(reference: string, changes?: Partial<VerifiedPayment>): void;
  count(call: ProviderCall): number;
}

export function scriptProvider(
  clock: Clock,
  mode: 'test' | 'live' = 'test',
  formTargets: FormTargets = { openPayment: 'charge', charge: 'capture' },
): ScriptedProvider {
  const book = new Map<string, VerifiedPayment>();
  const provider: ScriptedProvider = {
    name: 'scripted',
    displayName: 'Scripted',
    mode,
    calls: [],
    debits: [],
    script: {},
    isAsked: false,
    formTargets,
    verifyAs: undefined,
    webhook: { accepted: false },
    order: undefined,
    patienceMs: (call) => (call === 'charge' || call === 'capture' ? 60_000 : 5_000),
    count: (call) => provider.calls.filter((one) => one.call === call).length,
    debit(reference, changes = {}) {
      const amountMinor = provider.order?.amountMinor ?? 0;
      provider.debits.push({ reference, amountMinor });
      const payment = { status: 'successful' as const, reference, amountMinor, currency: 'NGN', mode };
      book.set(reference, {
        ...payment,
        createdAt: clock.now(),
        feeMinor: 5_000,
        account: { number: '0123456789', holder: 'Bisi Canary' },
        ...changes,
      });
    },
    institutions: () => answer('institutions', institutions),
    connect: () =>
      answer('connect', {
        session: { id: new Sealed('bank-session-canary'), expiresAt: clock.now() + 3_600_000 },
        form: loginForm,
      }),
    logIn: (_session, inputs) => answer('log-in', {}, undefined, inputs?.open()),
    commit: (_session, given) =>
      answer(
        'commit',
        {},
        undefined,
        'accountId' in given ? { accountId: given.accountId } : given.inputs.open(),
      ),
    openPayment(_session, order) {
      provider.order = order;
      return answer('open-payment', {}, order.reference);
    },
    charge: (_session, inputs) => answer('charge', {}, provider.order?.reference, inputs?.open()),
    async capture(_session, inputs) {
      const reference = provider.order?.reference ?? '';
      const answered = await answer('capture', {}, reference, inputs?.open());
      if (answered.kind === 'ok' && !book.has(reference)) provider.debit(reference);
      return answered;
    },
    async verify(reference) {
      const answered = await answer('verify', {}, reference);
      if (answered.kind !== 'ok') return answered;
      return (
        provider.verifyAs?.(reference) ?? {
          kind: 'ok',
          value: book.get(reference) ?? { status: 'not-found' },
        }
      );
    },
    listPayments: () => answer('list-payments', { payments: [...book.values()], isCut: false }),
    readWebhook: () => provider.webhook,
    rereadWebhook() {
      if (!provider.webhook.accepted) throw new Error('No webhook was scripted');
      return provider.webhook;
    },
  };

  async function answer<T>(
    call: ProviderCall,
    value: T,
    reference?: string,
    typed?: Readonly<Record<string, string>>,
  ): Promise<Answer<T>> {
    const before = provider.count(call);
    provider.calls.push({ call, ...(reference && { reference }), ...(typed && { typed }) });
    const scripted = provider.script[call]?.(before) ?? 'ok';
    provider.isAsked = scripted instanceof Promise;
    const said = await scripted;
    provider.isAsked = false;
    return said === 'ok'
      ? { kind: 'ok', value }
      : said.kind === 'ok'
        ? { ...said, value: { ...value, ...said.value } }
        : said;
  }
  return provider;
}

export const timedOut = { kind: 'unknown', cause: 'timeout', code: '' } as const;
export const asksToken = { kind: 'asked', form: tokenForm, wrongAnswer: false } as const;
export const asksCode = { kind: 'asked', form: codeForm, wrongAnswer: false } as const;
export const asksAccount = (count: number) =>
  ({ kind: 'asked-account', accounts: accounts.slice(0, count) }) as const;
export const echoes = (echo: Echo) => ({ kind: 'ok', value: { echo } }) as const;
/** Something is asked for that cannot be passed on. */
export const asksNothing: Answer<never> = { kind: 'asked', form: { fields: [] }, wrongAnswer: false };
export const asksNoAccount: Answer<never> = { kind: 'asked-account', accounts: [] };
export const wrongToken: Answer<never> = { kind: 'asked', form: { fields: [] }, wrongAnswer: true };
export const refused = (reason: 'insufficient_funds' | 'details_refused' | 'account_locked') =>
  ({ kind: 'refused', reason, code: '51' }) as const;
export const notExecuted = (
  cause: 'rate_limited' | 'our_key_refused' | 'bank_session_ended' | 'not_sent',
  retryAfterSeconds?: number,
) =>
  ({
    kind: 'not-executed',
    cause,
    code: '',
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  }) as const;
