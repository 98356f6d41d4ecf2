import { type PageErrand, pageErrands, pageMethods } from '../../../src/contract/provider-page.ts';
import type { ViewOf } from '../../../src/contract/session.ts';
import { mandateViews } from './mandate-variants.ts';
import { views } from './sample-views.ts';
import type { Moment } from './screens.tsx';

const { step: _, commands: __, ...priced } = views['in-use'];
const {
  bank: _bank,
  account: _account,
  text: _text,
  step: _step,
  commands: _commands,
  ...setUp
} = mandateViews['review-terms'];
const { bank: _chosen, ...paidThere } = views.paid;
const longMerchant = {
  name: 'Iya Bisi and Daughters Handwoven Textiles International',
  support: '0700 000 0000',
};
const longHost = 'authentication-and-payment-pages.staging.provider-of-payments.example';

/** The ways to pay, and the provider's own page, as the proxy would send them. */
export const pageViews = {
  'choose-way': {
    ...priced,
    step: 'choose-way',
    commands: ['choose-way', 'cancel'],
    ways: [
      { way: 'bank' },
      { way: 'provider-page', method: 'account' },
      { way: 'provider-page', method: 'transfer' },
      { way: 'provider-page', method: 'whatsapp' },
    ],
  },
  'enter-details': {
    ...setUp,
    step: 'enter-details',
    commands: ['enter-details', 'go-back', 'cancel'],
    asks: ['firstName', 'lastName', 'email', 'phone', 'address', 'bvn'],
  },
  'leave-to-provider': {
    ...priced,
    step: 'leave-to-provider',
    commands: ['returned', 'change-way', 'cancel'],
    errand: 'account',
    url: 'https://checkout.mono.example/ALP4N8MKC2',
    host: 'checkout.mono.example',
  },
} as const satisfies Record<string, Moment['view']>;

const leave = pageViews['leave-to-provider'];
const way = pageViews['choose-way'];
const details = pageViews['enter-details'];
type Leaving = ViewOf<'leave-to-provider'>;
const leaveSetUp: Extract<Leaving, { kind: 'mandate' }> = {
  ...setUp,
  step: 'leave-to-provider',
  commands: ['returned', 'go-back', 'cancel'],
  errand: 'mandate',
  url: leave.url,
  host: leave.host,
};
const isOfPayment = (errand: PageErrand): boolean => pageMethods.some((method) => method === errand);
const leaveFor = (errand: PageErrand): Leaving =>
  isOfPayment(errand) ? { ...leave, errand } : { ...leaveSetUp, errand };

/** One for each thing that a page of the provider's is for, named by it. */
function byErrand(name: string, moment: (errand: PageErrand) => Moment): Record<string, Moment> {
  const errands = pageErrands.filter((errand) => errand !== 'link');
  return Object.fromEntries(errands.map((errand) => [`${name}-${errand}`, moment(errand)]));
}

/** The screens around the provider's own pages in the states that a payer can meet them in. */
export const pageVariants: Record<string, Moment> = {
  'choose-way': { view: way },
  'choose-way-one': { view: { ...way, ways: [{ way: 'provider-page', method: 'account' }] } },
  'choose-way-one-busy': {
    view: { ...way, ways: [{ way: 'provider-page', method: 'transfer' }] },
    busy: true,
    tapped: 'transfer',
  },
  'choose-way-busy': { view: way, busy: true, tapped: 'transfer' },
  'choose-way-given-up': { view: { ...way, notice: 'page_given_up' } },
  'choose-way-not-opened': { view: { ...way, notice: 'page_not_opened' } },
  'choose-way-problem': { view: way, problem: 'no_answer' },
  ...byErrand('leave-to-provider', (errand) => ({ view: leaveFor(errand) })),
  ...byErrand('leave-checked', (errand) => ({ view: { ...leaveFor(errand), checkedSeconds: 41 } })),
  'leave-away': { view: leave, away: true },
  'leave-away-selfie': { view: leaveFor('selfie'), away: true },
  'leave-away-busy': { view: leave, away: true, busy: true },
  'leave-asking-set-up': { view: leaveFor('mandate'), away: true, askingGiveUp: true },
  'leave-asking': { view: { ...leave, checkedSeconds: 7 }, askingGiveUp: true },
  'leave-cancelling': { view: leave, away: true, askingCancel: true },
  'leave-checked-offline': { view: { ...leave, checkedSeconds: 3_700 }, offline: true },
  'leave-long': {
    view: {
      ...leave,
      errand: 'whatsapp',
      merchant: longMerchant,
      amountMinor: 20_000_000_000,
      host: longHost,
    },
  },
  'enter-details': { view: details },
  'enter-details-busy': { view: details, busy: true },
  'enter-details-refused': { view: { ...details, problem: 'customer_differs' } },
  'choose-bank-other-way': {
    view: { ...views['choose-bank'], commands: ['choose-bank', 'change-way', 'cancel'] },
  },
  'declined-at-page': {
    view: {
      ...withoutBank(views.declined),
      reason: 'bank_refused',
      commands: ['change-way', 'try-again', 'change-bank', 'cancel'],
    },
  },
  'declined-at-only-page': {
    view: { ...withoutBank(views.declined), reason: 'bank_refused', commands: ['try-again', 'cancel'] },
  },
  'unavailable-other-way': {
    view: { ...views.unavailable, commands: ['change-way', 'try-again', 'change-bank', 'cancel'] },
  },
  'confirm-payment-page-given-up': { view: { ...views['confirm-payment'], pageGivenUp: true } },
  'cancelled-page-given-up': { view: { ...views.cancelled, pageGivenUp: true } },
  'unavailable-page-given-up': { view: { ...views.unavailable, pageGivenUp: true } },
  'paid-by-page': { view: { ...paidThere, bankTold: 'Kuda', pageMethod: 'account' } },
  'paid-by-transfer': { view: { ...paidThere, pageMethod: 'transfer' } },
  'paid-refunded': {
    view: { ...views.paid, refund: { status: 'refunded', at: '2026-11-23T09:12:00.000Z' } },
  },
  'paid-refund-processing': {
    view: { ...views.paid, refund: { status: 'processing', at: '2026-11-23T09:12:00.000Z' } },
  },
};

function withoutBank<V extends { readonly bank?: unknown; readonly account?: unknown }>(view: V) {
  const { bank: _bank, account: _account, ...rest } = view;
  return rest;
}
