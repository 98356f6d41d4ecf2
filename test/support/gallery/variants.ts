import { banks, fields, manyBanks, views } from './sample-views.ts';
import type { Moment } from './screens.tsx';

const login = views['log-in'];
const authorise = views.authorise;
const long = 'Associated Cooperative Savings and Microfinance Bank of Ogbomosho North (Nigeria) Limited';
const longMerchant = {
  name: 'Iya Bisi and Daughters Handwoven Textiles International',
  support: '0700 000 0000',
};

/** Every screen in the states that a payer can meet it in, by name. */
export const variants: Record<string, Moment> = {
  'choose-bank': { view: views['choose-bank'] },
  'choose-bank-search': { view: views['choose-bank'], typed: 'access' },
  'choose-bank-none': { view: views['choose-bank'], typed: 'zzz' },
  'choose-bank-notice': { view: { ...views['choose-bank'], notice: 'bank_session_ended' } },
  'choose-bank-many': { view: { ...views['choose-bank'], banks: manyBanks(10_000) } },
  'choose-bank-busy-live': { view: { ...views['choose-bank'], mode: 'live' }, busy: true, tapped: 'zenith' },
  'choose-bank-long': {
    view: {
      ...views['choose-bank'],
      merchant: longMerchant,
      banks: [...banks, ...banks.slice(6, 7).map((bank) => ({ ...bank, id: 'long', name: long }))].reverse(),
    },
  },
  'choose-method': { view: views['choose-method'] },
  'log-in': { view: login },
  'log-in-problem': { view: { ...login, problem: 'details_refused', triesLeft: 4 } },
  'log-in-busy': { view: login, busy: true },
  'log-in-offline': { view: login, offline: true, problem: 'no_answer' },
  'log-in-long': {
    view: {
      ...login,
      merchant: longMerchant,
      bank: { ...login.bank, name: long },
      amountMinor: 20_000_000_000,
    },
  },
  'log-in-twelve': {
    view: {
      ...login,
      form: {
        prompt: 'Enter the digits printed on your card.\nDo not enter the spaces.',
        fields: Array.from({ length: 12 }, (_, index) => ({
          ...(index % 2 === 0 ? fields.user : fields.pin),
          name: `field${index}`,
          label: `Answer ${index + 1} to the question that you set`,
        })),
      },
    },
  },
  'confirm-payment': { view: views['confirm-payment'] },
  'confirm-payment-cancel': { view: views['confirm-payment'], askingCancel: true },
  'confirm-payment-busy': { view: views['confirm-payment'], busy: true },
  'authorise-code': {
    view: { ...authorise, form: { ...authorise.form, prompt: 'Enter the code sent to 0803***461' } },
  },
  'authorise-problem': { view: { ...authorise, problem: 'code_refused', triesLeft: 1 } },
  'authorise-token': { view: { ...authorise, form: { fields: [fields.token] } } },
  'authorise-pin': { view: { ...authorise, form: { fields: [fields.pin] } }, busy: true },
  'in-use': { view: views['in-use'] },
  'in-use-locked': { view: { ...views['in-use'], commands: [] } },
  confirming: { view: views.confirming },
  'confirming-offline': { view: views.confirming, offline: true },
  'confirming-review': { view: { ...views.confirming, needsReview: true } },
  'confirming-closing': { view: views.confirming, closing: 'asking' },
  closed: { view: views.confirming, closing: 'closed' },
  paid: { view: views.paid },
  'paid-live': { view: { ...views.paid, mode: 'live', appearance: { accent: '#ffd400' } } },
  declined: { view: views.declined },
  'declined-locked': { view: { ...views.declined, reason: 'login_locked' } },
  'declined-tries': { view: { ...views.declined, reason: 'tries_used_up', commands: [] } },
  expired: { view: views.expired },
  cancelled: { view: views.cancelled },
  'unavailable-asks-more': { view: views.unavailable },
  'unavailable-unreachable': {
    view: { ...views.unavailable, reason: 'provider_unreachable', appearance: { accent: '#0a7a43' } },
  },
};
