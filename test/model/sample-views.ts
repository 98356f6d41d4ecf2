import type { SessionView, ViewOf } from '../../src/contract/session.ts';
import { allowedCommands, type Step } from '../../src/contract/steps.ts';

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

const own: { [S in Step]: Omit<ViewOf<S>, keyof ViewOf<'expired'>> & { step: S } } = {
  'choose-way': { step: 'choose-way', ways: ['bank', 'provider-page'], ...priced() },
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
  'leave-to-provider': { step: 'leave-to-provider', url: 'https://pay.provider.example/x', ...priced() },
  'in-use': { step: 'in-use', ...priced() },
  confirming: { step: 'confirming', waitedSeconds: 41, needsReview: false, ...priced() },
  paid: { step: 'paid', bank, paidAt: '2026-11-21T12:01:00.000Z', ...priced() },
  declined: { step: 'declined', bank, reason: 'insufficient_funds', ...priced() },
  expired: { step: 'expired' },
  cancelled: { step: 'cancelled' },
  unavailable: { step: 'unavailable', reason: 'provider_unreachable', ...priced() },
};

function priced() {
  return { amountMinor: 4_850_000, currency: 'NGN' as const, description: 'Order 1042, two wrappers' };
}

/** A view as the proxy could send it at `step`. */
export function sampleView(step: Step, facts: { version?: number; busy?: boolean } = {}): SessionView {
  const moved = step === 'confirming' || step === 'paid';
  return {
    id: 'chk_sample',
    kind: 'payment',
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
