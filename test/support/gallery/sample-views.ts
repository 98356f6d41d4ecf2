import type { Field } from '../../../src/contract/form.ts';
import type { SessionView } from '../../../src/contract/session.ts';
import { allowedCommands, type Step } from '../../../src/contract/steps.ts';
import type { Bank, ListedAccount } from '../../../src/contract/view-parts.ts';
import { captchaPicture } from './captcha-picture.ts';

const field = (name: string, label: string, extra: Partial<Field> = {}): Field => ({
  name,
  label,
  purpose: 'other',
  masked: false,
  numeric: false,
  ...extra,
});

export const fields = {
  user: field('username', 'User ID or account number', { purpose: 'identifier' }),
  password: field('password', 'Password', { purpose: 'password', masked: true }),
  pin: field('pin', 'Transaction PIN', { purpose: 'pin', masked: true, numeric: true, exactLength: 4 }),
  otp: field('otp', 'One-time code', { purpose: 'one-time-code', numeric: true, exactLength: 6 }),
  token: field('token', 'Token', { purpose: 'token', masked: true, numeric: true, exactLength: 6 }),
  answer: field('answer', 'Answer', { purpose: 'answer', masked: true }),
  captcha: field('captcha', 'Characters in the picture', { purpose: 'captcha', picture: captchaPicture }),
  choice: field('channel', 'Where should the code go?', {
    options: [
      { value: 'sms', label: 'SMS to 0803 *** 461' },
      { value: 'email', label: 'E-mail to t***@example.com' },
    ],
  }),
} as const;

const bank = (id: string, name: string, methods: string[], extra: Partial<Bank> = {}): Bank => ({
  id,
  name,
  segment: 'personal',
  methods,
  ...extra,
});

const internet = 'Internet banking';
const mobile = 'Mobile banking';

export const banks: readonly Bank[] = [
  bank('gtb', 'GTBank', [internet, mobile], { colour: '#e24407', find: 'guaranty trust gtco gtb 058 *737#' }),
  bank('access', 'Access Bank', [internet, mobile], { colour: '#ef7d00', find: '044 *901#' }),
  bank('access-b', 'Access Bank', [internet], { colour: '#ef7d00', segment: 'business', find: '044' }),
  bank('zenith', 'Zenith Bank', [internet], { colour: '#d8232a', find: '057 *966#', condition: 'troubled' }),
  bank('first', 'First Bank', [internet, mobile], { colour: '#0a2a66', find: 'fbn 011 *894#' }),
  bank('kuda', 'Kuda', [mobile], { colour: '#40196d', find: '50211' }),
  bank('scb', 'Standard Chartered Bank Nigeria Limited', [internet], { find: '068', condition: 'troubled' }),
  bank('uba', 'UBA', [internet, mobile], { colour: '#d42e12', find: 'united bank for africa 033 *919#' }),
  bank('wema', 'Wema Bank', [mobile], { colour: '#84286e', find: 'alat 035 *945#' }),
];

/** As many banks as a test wants, in a list that no page could draw at once. */
export function manyBanks(count: number): Bank[] {
  return Array.from({ length: count }, (_, index) =>
    bank(`b${index}`, `Harbour Bank ${index + 1}`, [internet]),
  );
}

const account = { holder: 'TEST PAYER', lastFour: '3461' };
const gtb = { id: 'gtb', name: 'GTBank', segment: 'personal', colour: '#e24407', method: internet } as const;

const types = ['SAVINGS', 'CURRENT_ACCOUNT', 'Domiciliary'];

/** As many accounts of one holder as a test wants. */
export function accounts(count: number): ListedAccount[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `a${index}`,
    holder: 'TEST PAYER',
    lastFour: String(3461 + 1_097 * index).slice(-4),
    type: types[index % types.length] ?? '',
  }));
}

function priced<S extends Step>(step: S) {
  return {
    step,
    id: 'co_sample',
    kind: 'payment' as const,
    version: 7,
    mode: 'test' as const,
    merchant: { name: 'Adire Lane', support: 'help@adirelane.example' },
    provider: 'Mono',
    reference: 'ORDER1042LAGOS',
    supportCode: '7K2-Q9D',
    returnUrl: 'https://adirelane.example/thanks',
    expiresAt: '2026-11-22T13:02:00.000Z',
    busy: false,
    mayHavePaid: false,
    /** Of a checkout that is paid by logging in to the bank alone. */
    commands: allowedCommands(step, 'none').filter((command) => command !== 'change-way'),
    locale: 'en',
    amountMinor: 4_850_000,
    currency: 'NGN' as const,
    description: 'Order 1042, two wrappers',
  };
}

function unpriced<S extends Step>(step: S) {
  const { amountMinor: _, currency: __, description: ___, ...rest } = priced(step);
  return rest;
}

const login = { ...priced('log-in'), bank: gtb, form: { fields: [fields.user, fields.password] } };

/** A view of every step, as the proxy would send it. */
export const views = {
  'choose-bank': { ...priced('choose-bank'), banks: [...banks] },
  'choose-method': {
    ...priced('choose-method'),
    bank: gtb,
    methods: [
      { id: 'internet', name: internet },
      { id: 'mobile', name: mobile },
    ],
  },
  'log-in': login,
  answer: { ...priced('answer'), bank: gtb, form: { fields: [fields.otp] } },
  'choose-account': { ...priced('choose-account'), bank: gtb, accounts: [...accounts(3)] },
  'confirm-payment': { ...priced('confirm-payment'), bank: gtb, account },
  authorise: { ...priced('authorise'), bank: gtb, account, form: { fields: [fields.otp] } },
  'in-use': priced('in-use'),
  confirming: {
    ...priced('confirming'),
    mayHavePaid: true,
    bank: gtb,
    waitedSeconds: 41,
    needsReview: false,
  },
  paid: {
    ...priced('paid'),
    mayHavePaid: true,
    bank: gtb,
    account,
    paidAt: '2026-11-21T13:02:00.000Z',
    providerReference: 'Q7R2M9XK4TB8WZ1PD5HS',
    narration: 'ADIRE LANE ORDER 1042',
  },
  declined: { ...priced('declined'), bank: gtb, reason: 'insufficient_funds' },
  expired: unpriced('expired'),
  cancelled: unpriced('cancelled'),
  unavailable: { ...priced('unavailable'), bank: gtb, reason: 'bank_asks_more' },
} as const satisfies Partial<{ [S in Step]: Extract<SessionView, { step: S }> }>;
