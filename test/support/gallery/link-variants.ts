import type { LinkView } from '../../../src/contract/link-view.ts';
import { allowedCommands, type LinkStep } from '../../../src/contract/steps.ts';
import { unavailableReasons } from '../../../src/contract/view-parts.ts';
import type { Moment } from './screens.tsx';

const ofLinks = ['agree-sharing', 'returned', 'try-again', 'go-back', 'cancel'];

function every<S extends LinkStep>(step: S) {
  return {
    step,
    id: 'co_sample',
    kind: 'link' as const,
    version: 4,
    mode: 'test' as const,
    merchant: { name: 'Adire Lane', support: 'help@adirelane.example' },
    provider: 'Mono',
    reference: 'CREDIT1042LAGOS',
    supportCode: '7K2-Q9D',
    returnUrl: 'https://adirelane.example/thanks',
    expiresAt: '2026-11-22T13:02:00.000Z',
    busy: false,
    mayHavePaid: false,
    commands: allowedCommands(step, 'none').filter((command) => ofLinks.includes(command)),
    locale: 'en',
  };
}

const asked = {
  description: 'A credit line for your shop',
  shares: [
    'holder' as const,
    'account_number' as const,
    'account_type' as const,
    'balance' as const,
    'transactions' as const,
  ],
};
const longMerchant = {
  name: 'Iya Bisi and Daughters Handwoven Textiles International',
  support: '0700 000 0000',
};

/** An account that is being linked, as the proxy would send it. */
export const linkViews = {
  'review-sharing': { ...every('review-sharing'), ...asked },
  'leave-to-provider': {
    ...every('leave-to-provider'),
    ...asked,
    errand: 'link',
    url: 'https://link.mono.example/ALINK1042',
    host: 'link.mono.example',
  },
  linked: {
    ...every('linked'),
    ...asked,
    dataStatus: 'processing',
    linkedAt: '2026-11-21T12:04:00.000Z',
    account: { bank: 'GTBank', lastFour: '3461', type: 'Savings account' },
  },
  expired: every('expired'),
  cancelled: every('cancelled'),
  unavailable: { ...every('unavailable'), ...asked, reason: 'provider_refuses_us' },
} as const satisfies Partial<Record<LinkStep, LinkView>>;

const { 'review-sharing': review, 'leave-to-provider': leave, linked } = linkViews;

/** Every screen of linking an account in the states that a payer can meet it in, by name. */
export const linkVariants: Record<string, Moment> = {
  'review-sharing': { view: review },
  'review-sharing-live': { view: { ...review, mode: 'live', bank: { name: 'GTBank' } } },
  'review-sharing-busy': { view: { ...review, busy: true, commands: [] }, busy: true },
  'review-sharing-not-opened': { view: { ...review, notice: 'page_not_opened' } },
  'review-sharing-given-up': { view: { ...review, notice: 'page_given_up' } },
  'review-sharing-interrupted': { view: { ...review, notice: 'interrupted' } },
  'review-sharing-long': {
    view: {
      ...review,
      merchant: longMerchant,
      bank: {
        name: 'Associated Cooperative Savings and Microfinance Bank of Ogbomosho North (Nigeria) Limited',
      },
      description:
        'A yearly credit line for bundles of hand-dyed cotton, paid back out of the market days of Ogbomosho',
    },
  },
  'leave-to-provider-link': { view: leave },
  'leave-cancelling-link': { view: leave, away: true, askingCancel: true },
  'linked-processing': { view: linked },
  'linked-available': { view: { ...linked, mode: 'live', dataStatus: 'available' } },
  'linked-failed': { view: { ...linked, merchant: longMerchant, dataStatus: 'failed' } },
  'linked-unnamed': { view: { ...linked, account: {} } },
  'link-expired': { view: linkViews.expired },
  'link-cancelled': { view: linkViews.cancelled },
  ...Object.fromEntries(
    unavailableReasons.map((reason) => [
      `link-unavailable-${reason}`,
      { view: { ...linkViews.unavailable, reason } },
    ]),
  ),
};
