import type { EventFact, Facts } from './facts.ts';
import { iso, leftBook, mandateBook, paidBook, second } from './made-up-books.ts';

const screenOf = (checkoutId: string, page: string) =>
  ({
    kind: 'screen',
    checkoutId,
    page,
    viewId: checkoutId,
    payee: 'Adire Lane',
  }) as const;

const ordered = {
  currency: 'NGN',
  reviewReason: null,
  duplicateDebit: false,
  leaseUntil: null,
  nextAt: null,
} as const;

/** A small run in which everything is right: one that paid, one that was refused and left, and a mandate that was debited once. */
export const goodFacts: Facts = {
  readAt: second(100),
  merchantName: 'Adire Lane',
  recordedUntil: second(90),
  record: [
    {
      kind: 'created',
      at: second(0),
      checkoutId: 'paid',
      of: 'payment',
      reference: 'order-1',
      amountMinor: 500_000,
    },
    {
      kind: 'created',
      at: second(0),
      checkoutId: 'left',
      of: 'payment',
      reference: 'order-2',
      amountMinor: 100_000,
    },
    {
      kind: 'created',
      at: second(0),
      checkoutId: 'mandate',
      of: 'mandate',
      reference: 'order-3',
      amountMinor: undefined,
    },
    {
      ...screenOf('paid', 'p1'),
      at: second(1),
      screen: 'confirm-payment',
      step: 'confirm-payment',
      version: 3,
      amountMinor: 500_000,
    },
    { kind: 'command', at: second(2), checkoutId: 'paid', page: 'p1', command: 'pay', version: 3 },
    {
      ...screenOf('paid', 'p1'),
      at: second(3),
      screen: 'confirming',
      step: 'confirming',
      version: 4,
      amountMinor: 500_000,
    },
    {
      ...screenOf('paid', 'p1'),
      at: second(8),
      screen: 'paid',
      step: 'paid',
      version: 5,
      amountMinor: 500_000,
    },
    { kind: 'command', at: second(1), checkoutId: 'left', page: 'p2', command: 'pay', version: 3 },
    {
      ...screenOf('left', 'p2'),
      at: second(5),
      screen: 'declined',
      step: 'declined',
      version: 5,
      amountMinor: 100_000,
    },
    { kind: 'webhook', at: second(6), digest: 'a1', status: 200 },
    { kind: 'webhook', at: second(6), digest: 'b2', status: 401 },
    { kind: 'fault', at: second(6), place: 'browser', fault: 'refused', checkoutId: 'paid' },
    { kind: 'process', at: second(6), process: 'proxy-1', what: 'killed' },
    {
      kind: 'receipt',
      at: second(9),
      eventId: 'ev_1',
      type: 'checkout.succeeded',
      checkoutId: 'paid',
      taken: false,
      body: {},
    },
    {
      kind: 'receipt',
      at: second(10),
      eventId: 'ev_1',
      type: 'checkout.succeeded',
      checkoutId: 'paid',
      taken: true,
      body: {},
    },
    { kind: 'healed', at: second(20) },
    {
      ...screenOf('paid', 'p3'),
      at: second(30),
      screen: 'paid',
      step: 'paid',
      version: 5,
      amountMinor: 500_000,
    },
    { kind: 'left', at: second(31), checkoutId: 'paid', page: 'p3', cameBack: true },
    {
      ...screenOf('left', 'p4'),
      at: second(30),
      screen: 'cancelled',
      step: 'cancelled',
      version: 6,
      amountMinor: 100_000,
    },
    { kind: 'left', at: second(31), checkoutId: 'left', page: 'p4', cameBack: true },
    {
      ...screenOf('mandate', 'p5'),
      at: second(30),
      screen: 'ready',
      step: 'ready',
      version: 7,
      amountMinor: undefined,
    },
    { kind: 'left', at: second(31), checkoutId: 'mandate', page: 'p5', cameBack: true },
  ],
  ledger: [
    {
      reference: 'REFERENCEOFTHEPAID01',
      amountMinor: 500_000,
      currency: 'NGN',
      institution: 'Fidelity Bank',
      account: '0123456789',
      at: iso(4.5),
      scenario: 'straight',
    },
    {
      reference: 'REFERENCEOFADEBIT001',
      amountMinor: 40_000,
      currency: 'NGN',
      institution: 'Fidelity Bank',
      account: '0123456789',
      at: iso(5),
      scenario: 'straight',
      mandate: 'mmc_1',
    },
  ],
  misreported: new Set(),
  toldAsAnother: new Set(),
  calls: [
    { call: 'capture', at: iso(4), reference: 'REFERENCEOFTHEPAID01', status: 502 },
    { call: 'debit', at: iso(5), reference: 'REFERENCEOFADEBIT001', status: 200 },
  ],
  mandateTruths: [
    {
      id: 'mmc_1',
      reference: 'REFERENCEOFMANDATE01',
      customer: 'cus_1',
      type: 'emandate',
      debitType: 'variable',
      verification: 'transfer_verification',
      page: undefined,
      bank: 'Fidelity Bank',
      account: '0123456789',
      smallestTransferMinor: 0,
      linked: [],
      status: 'approved',
      isReady: true,
      amountMinor: 100_000,
      takenMinor: 40_000,
      createdAt: iso(1),
      approvedAt: iso(2),
      readyAt: iso(3),
      cancelledAt: undefined,
      endedBecause: undefined,
      scenario: 'straight',
      transfers: [],
      debits: [
        { reference: 'REFERENCEOFADEBIT001', amountMinor: 40_000, status: 'successful', takenAt: iso(5) },
      ],
    },
  ],
  movements: [],
  lastWords: new Map(),
  checkouts: [
    {
      ...ordered,
      id: 'paid',
      kind: 'payment',
      reference: 'order-1',
      amountMinor: 500_000,
      status: 'succeeded',
      step: 'paid',
      version: 5,
      paidBy: 'REFERENCEOFTHEPAID01',
      eventCount: 8,
      expiresAt: second(86_400),
    },
    {
      ...ordered,
      id: 'left',
      kind: 'payment',
      reference: 'order-2',
      amountMinor: 100_000,
      status: 'cancelled',
      step: 'cancelled',
      version: 6,
      paidBy: null,
      eventCount: 6,
      expiresAt: second(86_400),
    },
    {
      ...ordered,
      id: 'mandate',
      kind: 'mandate',
      reference: 'order-3',
      amountMinor: 100_000,
      status: 'succeeded',
      step: 'ready',
      version: 7,
      paidBy: null,
      eventCount: 6,
      expiresAt: second(86_400),
    },
  ],
  attempts: [
    {
      checkoutId: 'paid',
      number: 1,
      way: 'bank',
      reference: 'REFERENCEOFTHEPAID01',
      state: 'succeeded',
      exposure: 'asked',
      verifyAt: null,
    },
    {
      checkoutId: 'left',
      number: 1,
      way: 'bank',
      reference: 'REFERENCEOFTHELEFT01',
      state: 'refused',
      exposure: 'asked',
      verifyAt: second(160),
    },
  ],
  events: [...paidBook, ...leftBook, ...mandateBook],
  outbox: [
    {
      id: 'ev_1',
      checkoutId: 'paid',
      type: 'checkout.succeeded',
      payload: { checkout: { amountMinor: 500_000 } },
      nextAt: null,
      deliveredAt: second(10),
    },
    ...(
      [
        'left attempt.declined',
        'left checkout.cancelled',
        'mandate mandate.approved',
        'mandate checkout.succeeded',
      ] as const
    ).map((both, index) => ({
      id: `ev_${index + 2}`,
      checkoutId: both.split(' ')[0] ?? '',
      type: both.split(' ')[1] ?? '',
      payload: { checkout: {} },
      nextAt: second(200),
      deliveredAt: null,
    })),
    {
      id: 'ev_9',
      checkoutId: 'mandate',
      type: 'debit.succeeded',
      payload: { debit: { id: 'deb_1', amountMinor: 40_000, providerReference: 'REFERENCEOFADEBIT001' } },
      nextAt: second(200),
      deliveredAt: null,
    },
  ],
  inbox: [{ digest: 'a1' }],
  mandates: [
    {
      id: 'man_1',
      checkoutId: 'mandate',
      merchantReference: 'order-3',
      reference: 'REFERENCEOFMANDATE01',
      providerId: 'mmc_1',
      state: 'ready',
      totalCapMinor: 100_000,
      owed: null,
      nextAt: null,
    },
  ],
  debits: [
    {
      id: 'deb_1',
      mandateId: 'man_1',
      checkoutId: 'mandate',
      reference: 'REFERENCEOFADEBIT001',
      amountMinor: 40_000,
      currency: 'NGN',
      origin: 'merchant',
      state: 'succeeded',
      createdAt: second(4),
      nextAt: null,
    },
  ],
  toldAgain: { before: ['checkout paid succeeded'], after: ['checkout paid succeeded'] },
  lateTokenStatus: 401,
  canaries: ['canary-password-7'],
  sinks: [{ name: 'output of proxy-1', text: '{"msg":"listening"}' }],
};

type Rows = {
  readonly [Name in 'checkouts' | 'attempts' | 'outbox' | 'mandates' | 'debits']: Facts[Name][number];
};

/** The good run, but for what is changed in the one row that `is` picks. */
export function butFor<Name extends keyof Rows>(
  name: Name,
  is: (row: Rows[Name]) => boolean,
  changes: Partial<Rows[Name]>,
): Facts {
  const rows = goodFacts[name] as readonly Rows[Name][];
  return { ...goodFacts, [name]: rows.map((row) => (is(row) ? { ...row, ...changes } : row)) };
}

/** The good run with the book of one checkout written anew. */
export function withBook(checkoutId: string, events: readonly EventFact[]): Facts {
  return {
    ...goodFacts,
    events: [...goodFacts.events.filter((event) => event.checkoutId !== checkoutId), ...events],
  };
}
