import {
  customerAsks,
  enterAccountProblems,
  type MandateView,
  mandateFailures,
  reviewNotices,
} from '../../../src/contract/mandate-view.ts';
import { allowedCommands, type Step } from '../../../src/contract/steps.ts';
import { type Bank, unavailableReasons } from '../../../src/contract/view-parts.ts';
import { banks } from './sample-views.ts';
import type { Moment } from './screens.tsx';
import { agreed } from './transfer-views.ts';

type MandateViewOf<S extends Step> = Extract<MandateView, { step: S }>;

const { bank: gtb, account, ...rest } = agreed('enter-account');
const transfer = { transferMinor: 5_000, currency: 'NGN' as const };
const at = <S extends Step>(step: S) => ({
  ...rest,
  step,
  commands: allowedCommands(step, 'none').filter((command) => command !== 'change-way'),
});
const bank = { ...gtb, bankCode: '058' };
const ecobank = {
  id: 'eco',
  name: 'Ecobank',
  colour: '#005b82',
  bankCode: '050',
  smallestTransferMinor: 10_000,
};
const longMerchant = {
  name: 'Iya Bisi and Daughters Handwoven Textiles International',
  support: '0700 000 0000',
};
const longBank = { ...bank, name: 'Lagos Savings and Commercial Bank (Nig.)' };
const largest = { ...rest.mandate, totalCapMinor: 20_000_000_000 };
const long = { merchant: longMerchant, bank: longBank, mandate: largest };

const mandateBanks: Bank[] = banks.slice(0, 6).map((each) => ({
  ...each,
  segment: 'personal',
  methods: [],
  ...(each.id === 'access-b' && { ...ecobank, find: 'eco 050 *326#' }),
}));

/** A view of every step up to the agreement, and of those where it came to nothing, as the proxy would send it. */
export const mandateViews = {
  'choose-bank': {
    ...at('choose-bank'),
    banks: mandateBanks,
  },
  'enter-account': {
    ...at('enter-account'),
    bank,
    ...transfer,
    asks: ['firstName', 'lastName', 'email', 'phone', 'address', 'bvn'],
  },
  'review-terms': {
    ...at('review-terms'),
    bank,
    account,
    text: {
      version: 'emandate-variable-1',
      hash: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
      sentences: [
        'You allow Adire Lane to take payments from your GTBank account that ends in 3461.',
        'Adire Lane can take at most ₦120,000.00 in all, from 22 November 2026 until 22 November 2027.',
        'The amounts and the days may differ. Each payment counts towards that total.',
        'For example: after payments of ₦24,000.00 and ₦36,000.00, at most ₦60,000.00 can still be taken.',
        'This is a ceiling, not a charge: nothing is taken today because you agree.',
        'To show that the account is yours you send ₦50.00 from it. That goes to NIBSS, which runs direct debit in Nigeria. Adire Lane does not keep it.',
        'You can pause or end this at any time, on your own page of this mandate or by asking Adire Lane.',
      ],
    },
  },
  'mandate-failed': {
    ...at('mandate-failed'),
    bank,
    account,
    ...transfer,
    reason: 'cancelled_by_provider',
  },
  expired: withoutTerms('expired'),
  cancelled: withoutTerms('cancelled'),
  unavailable: { ...at('unavailable'), bank, reason: 'provider_unreachable' },
} as const satisfies Partial<{ [S in Step]: MandateViewOf<S> }>;

function withoutTerms<S extends Step>(step: S) {
  const { mandate: _mandate, description: _description, ...left } = at(step);
  return left;
}

const entering = mandateViews['enter-account'];
const reviewing = mandateViews['review-terms'];
const failed = mandateViews['mandate-failed'];

function each<R extends string>(step: string, reasons: readonly R[], moment: (reason: R) => Moment) {
  return Object.fromEntries(reasons.map((reason) => [`${step}-${reason}`, moment(reason)]));
}

/** Every screen up to the agreement, in the states that a payer can meet it in, by name. */
export const mandateVariants: Record<string, Moment> = {
  'mandate-choose-bank': { view: mandateViews['choose-bank'] },
  'mandate-choose-bank-notice': {
    view: { ...mandateViews['choose-bank'], mandate: largest, notice: 'bank_did_not_answer' },
  },
  'mandate-choose-bank-missing': { view: mandateViews['choose-bank'], bankMissing: true },
  'enter-account': { view: entering },
  'enter-account-business': { view: { ...entering, asks: ['businessName', 'email', 'bvn'] } },
  'enter-account-known': { view: { ...entering, asks: [] } },
  'enter-account-kept': { view: { ...entering, asks: [], account } },
  'enter-account-linked': {
    view: { ...entering, asks: ['phone', 'address', 'bvn'], account, linked: true },
  },
  'enter-account-small': { view: { ...entering, bank: ecobank, asks: [] } },
  'enter-account-busy': { view: entering, busy: true },
  'enter-account-cancel': { view: entering, askingCancel: true },
  'enter-account-closed': { view: entering, closing: 'closed' },
  'enter-account-long': { view: { ...entering, ...long, asks: [...customerAsks] } },
  ...each('enter-account', enterAccountProblems, (problem) => ({ view: { ...entering, problem } })),
  'enter-account-kept-name-differs': {
    view: { ...entering, asks: ['firstName', 'lastName', 'bvn'], account, problem: 'name_differs' },
  },
  'review-terms': { view: reviewing },
  'review-terms-customer-pays': {
    view: { ...reviewing, mode: 'live', mandate: { ...reviewing.mandate, feeBearer: 'customer' } },
  },
  'review-terms-busy': { view: reviewing, busy: true },
  'review-terms-long': { view: { ...reviewing, ...long } },
  ...each('review-terms', reviewNotices, (notice) => ({ view: { ...reviewing, notice } })),
  ...each('mandate-failed', mandateFailures, (reason) => ({ view: { ...failed, reason } })),
  'mandate-failed-small': { view: { ...failed, bank: ecobank, reason: 'too_late' } },
  'mandate-failed-long': { view: { ...failed, ...long } },
  'mandate-failed-nothing-left': { view: { ...failed, commands: [] } },
  'mandate-expired': { view: mandateViews.expired },
  'mandate-cancelled': { view: mandateViews.cancelled },
  ...each('mandate-unavailable', unavailableReasons, (reason) => ({
    view: { ...mandateViews.unavailable, bank: longBank, reason },
  })),
};
