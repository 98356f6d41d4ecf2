import type { Debit, Mandate } from '../../src/contract/mandate-api.ts';
import type {
  MandateGlance,
  PayerMandate,
  PayerMandates,
  ToldDigits,
} from '../../src/proxy/mandates/service.ts';

export const MANDATE_TOKEN = 'token-of-the-payers-own-page';
export const LAST_FOUR = '3461';

const standings: Readonly<Record<Mandate['state'], MandateGlance['standing']>> = {
  starting: 'being-set-up',
  awaiting_transfer: 'being-set-up',
  approved: 'agreed',
  ready: 'agreed',
  paused: 'agreed',
  cancelled: 'over',
  rejected: 'over',
  ended: 'over',
};

export const readyMandate: Mandate = {
  id: 'man_1',
  checkoutId: 'chk_1',
  reference: 'club-1042',
  mode: 'test',
  state: 'ready',
  readyToDebit: true,
  terms: {
    type: 'emandate',
    debitType: 'variable',
    totalCapMinor: 20_000_000,
    currency: 'NGN',
    startDate: '2026-11-21',
    endDate: '2027-11-21',
    feeBearer: 'business',
  },
  description: 'A piece of cloth every month',
  debitedMinor: 1_500_000,
  pendingMinor: 0,
  remainingMinor: 18_500_000,
  bank: 'GTBank',
  accountLastFour: LAST_FOUR,
  accountHolder: 'TEST PAYER',
  providerReference: 'Q7WN4LX0C2VB8MZ1KD5T',
  accepted: {
    version: '1',
    hash: 'f'.repeat(64),
    text: 'Adire Lane may take at most ₦200,000.00 in all.\nThis is a ceiling, not a charge.',
    at: '2026-11-21T08:58:00.000Z',
  },
  payerUrl: `https://pay.example/m/${MANDATE_TOKEN}`,
  cancelPending: false,
  createdAt: '2026-11-21T08:50:00.000Z',
  approvedAt: '2026-11-21T09:02:00.000Z',
  readyAt: '2026-11-21T10:02:00.000Z',
  updatedAt: '2026-11-21T10:02:00.000Z',
};

export function debitOf(facts: Partial<Debit> = {}): Debit {
  return {
    id: 'deb_1',
    mandateId: readyMandate.id,
    checkoutId: readyMandate.checkoutId,
    reference: 'club-1042-nov',
    status: 'succeeded',
    amountMinor: 1_500_000,
    currency: 'NGN',
    narration: 'Cloth of November',
    providerReference: 'P0QW2LX9C4VB7MZ6KD3T',
    sessionId: '000013261121100512000012345678',
    createdAt: '2026-11-21T10:05:00.000Z',
    settledAt: '2026-11-21T10:05:09.000Z',
    ...facts,
  };
}

export function payerMandateOf(facts: Partial<PayerMandate> = {}): PayerMandate {
  return {
    mandate: readyMandate,
    debits: [debitOf()],
    hasMore: false,
    merchant: { name: 'Adire Lane', support: 'help@adirelane.example' },
    supportCode: '7K2-Q9D',
    mode: 'test',
    canPause: true,
    canReinstate: false,
    canCancel: true,
    mayStillBeTaken: false,
    ...facts,
  };
}

/** Stands in for the rules: one mandate under one link, notes what was done, and does the same key once. */
export function createFakePayerMandates() {
  const state: { payer: PayerMandate; failure: unknown; tried: ToldDigits | undefined } = {
    payer: payerMandateOf(),
    failure: undefined,
    tried: undefined,
  };
  const done: { action: string; key: string }[] = [];
  const reads: string[] = [];

  function known<T>(what: string, token: string, answer: () => T): T | undefined {
    reads.push(what);
    if (state.failure) throw state.failure;
    return token === MANDATE_TOKEN ? answer() : undefined;
  }

  function doing(action: string, change: (payer: PayerMandate) => PayerMandate) {
    return async (token: string, { idempotencyKey: key }: { idempotencyKey: string }) =>
      known(action, token, () => {
        if (!done.some((one) => one.key === key)) {
          done.push({ action, key });
          state.payer = change(state.payer);
        }
        return state.payer;
      });
  }

  const mandates: PayerMandates = {
    glance: async (token) =>
      known('glance', token, () => ({
        mandateId: state.payer.mandate.id,
        merchantName: state.payer.merchant.name,
        mode: state.payer.mode,
        hasAccount: state.payer.mandate.accountLastFour !== undefined,
        standing: standings[state.payer.mandate.state],
      })),
    tellLastFour: async (token, lastFour) =>
      known(
        'tellLastFour',
        token,
        () => state.tried ?? (lastFour === state.payer.mandate.accountLastFour ? 'right' : 'wrong'),
      ),
    read: async (token) => known('read', token, () => state.payer),
    pause: doing('pause', (payer) => ({
      ...payer,
      mandate: { ...payer.mandate, state: 'paused', readyToDebit: false },
      canPause: false,
      canReinstate: true,
    })),
    reinstate: doing('reinstate', (payer) => ({
      ...payer,
      mandate: { ...payer.mandate, state: 'ready', readyToDebit: true },
      canPause: true,
      canReinstate: false,
    })),
    cancel: doing('cancel', (payer) => ({
      ...payer,
      mandate: {
        ...payer.mandate,
        state: 'cancelled',
        readyToDebit: false,
        endReason: 'cancelled_by_payer',
        cancelPending: true,
      },
      canPause: false,
      canReinstate: false,
      canCancel: false,
    })),
  };
  return { mandates, state, done, reads };
}
