import type { SessionView, ViewOf } from '../../src/contract/session.ts';
import {
  allowedCommands,
  type Kind,
  mandateSteps,
  paymentSteps,
  type Step,
} from '../../src/contract/steps.ts';

const bank = { id: 'gtb-personal', name: 'GTBank', segment: 'personal' as const };
const form = {
  fields: [
    { name: 'username', label: 'User ID', purpose: 'identifier' as const, masked: false, numeric: false },
    { name: 'password', label: 'Password', purpose: 'password' as const, masked: true, numeric: false },
  ],
};
const codeForm = {
  fields: [
    { name: 'otp', label: 'Code', purpose: 'one-time-code' as const, masked: false, numeric: true },
    { name: 'memo', label: 'Memorable word', purpose: 'answer' as const, masked: true, numeric: false },
  ],
};

const account = { holder: 'TUNDE INVENTED', lastFour: '3461' };
const atBank = { bank, account, description: 'Rice for a year', mandate: agreed() };
const transfer = {
  transferMinor: 5_000,
  currency: 'NGN' as const,
  deadlineAt: '2026-11-21T13:00:00.000Z',
  secondsLeft: 3_400,
  tooLate: false,
};

type Own<S extends Step> =
  ViewOf<S> extends infer V ? (V extends unknown ? Omit<V, keyof ViewOf<'expired'>> : never) : never;
const own: { [S in Step]: Own<S> & { step: S } } = {
  'choose-way': {
    step: 'choose-way',
    ways: [{ way: 'bank' }, { way: 'provider-page', method: 'transfer' }],
    ...priced(),
  },
  'choose-bank': {
    step: 'choose-bank',
    banks: [{ ...bank, methods: ['Internet banking'] }],
    nextCursor: 'after-gtb',
    ...priced(),
  },
  'choose-method': { step: 'choose-method', bank, methods: [{ id: 'app', name: 'Mobile app' }], ...priced() },
  'log-in': { step: 'log-in', bank, form, ...priced() },
  answer: { step: 'answer', bank, form: codeForm, ...priced() },
  'choose-account': { step: 'choose-account', bank, accounts: [{ id: 'a1', lastFour: '3461' }], ...priced() },
  'confirm-payment': { step: 'confirm-payment', bank, ...priced() },
  authorise: { step: 'authorise', bank, form: codeForm, ...priced() },
  'leave-to-provider': {
    step: 'leave-to-provider',
    errand: 'transfer',
    url: 'https://pay.provider.example/x',
    host: 'pay.provider.example',
    ...priced(),
  },
  'in-use': { step: 'in-use', ...priced() },
  confirming: { step: 'confirming', waitedSeconds: 41, needsReview: false, ...priced() },
  paid: { step: 'paid', bank, paidAt: '2026-11-21T12:01:00.000Z', ...priced() },
  declined: { step: 'declined', bank, reason: 'insufficient_funds', ...priced() },
  expired: { step: 'expired' },
  cancelled: { step: 'cancelled' },
  unavailable: { step: 'unavailable', reason: 'provider_unreachable', ...priced() },
  'enter-account': {
    step: 'enter-account',
    bank,
    asks: ['firstName', 'lastName', 'bvn'],
    transferMinor: 5_000,
    currency: 'NGN',
    description: 'Rice for a year',
    mandate: agreed(),
  },
  'enter-details': {
    step: 'enter-details',
    asks: ['phone', 'bvn'],
    description: 'Rice for a year',
    mandate: agreed(),
  },
  'review-terms': {
    step: 'review-terms',
    ...atBank,
    text: { version: '1', hash: 'h1', sentences: ['Adire Lane may take at most ₦120,000.00 in all.'] },
  },
  'send-transfer': {
    step: 'send-transfer',
    ...atBank,
    ...transfer,
    destinations: [{ id: 'd1', bankName: 'Fidelity', accountNumber: '0020025928', recommended: 'any_bank' }],
    link: { url: 'https://pay.adirelane.example/c/token', qr: { size: 2, dark: '1001' } },
  },
  'await-bank': {
    step: 'await-bank',
    ...atBank,
    ...transfer,
    waitedSeconds: 12,
    usually: { fromSeconds: 60, toSeconds: 180 },
  },
  approved: {
    step: 'approved',
    ...atBank,
    approvedAt: '2026-11-21T12:04:00.000Z',
    readyUsually: { fromSeconds: 3_600, toSeconds: 259_200 },
    mandateUrl: 'https://pay.adirelane.example/m/token',
  },
  ready: {
    step: 'ready',
    ...atBank,
    approvedAt: '2026-11-21T12:04:00.000Z',
    mandateUrl: 'https://pay.adirelane.example/m/token',
  },
  'review-sharing': { step: 'review-sharing', ...shared() },
  linked: {
    step: 'linked',
    ...shared(),
    dataStatus: 'processing',
    linkedAt: '2026-11-21T12:04:00.000Z',
    account: { bank: 'GTBank', lastFour: '3461' },
  },
  'mandate-failed': {
    step: 'mandate-failed',
    ...atBank,
    reason: 'too_late',
    transferMinor: 5_000,
    currency: 'NGN',
  },
};

function agreed() {
  return {
    type: 'emandate' as const,
    debitType: 'variable' as const,
    totalCapMinor: 12_000_000,
    currency: 'NGN' as const,
    startDate: '2026-11-22',
    endDate: '2027-11-22',
    feeBearer: 'business' as const,
  };
}

function shared() {
  return { description: 'A credit line for your shop', shares: ['holder' as const, 'balance' as const] };
}

function priced() {
  return { amountMinor: 4_850_000, currency: 'NGN' as const, description: 'Order 1042, two wrappers' };
}

/** A view as the proxy could send it at `step`. */
export function sampleView(step: Step, facts: { version?: number; busy?: boolean } = {}): SessionView {
  const moved = step === 'confirming' || step === 'paid';
  return {
    id: 'chk_sample',
    kind: kindOf(step),
    version: facts.version ?? 1,
    mode: 'test',
    merchant: { name: 'Adire Lane' },
    provider: 'Mono',
    reference: 'ORDER1042LAGOS',
    supportCode: '7K2-Q9D',
    expiresAt: '2026-11-22T12:00:00.000Z',
    busy: facts.busy ?? false,
    mayHavePaid: moved,
    commands: facts.busy ? [] : allowedCommands(step, moved ? 'sent' : 'none'),
    locale: 'en',
    ...own[step],
  } as SessionView;
}

function kindOf(step: Step): Kind {
  if ((paymentSteps as readonly Step[]).includes(step)) return 'payment';
  return (mandateSteps as readonly Step[]).includes(step) ? 'mandate' : 'link';
}
