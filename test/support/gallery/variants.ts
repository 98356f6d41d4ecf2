import { declineReasons, unavailableReasons } from '../../../src/contract/view-parts.ts';
import { linkVariants } from './link-variants.ts';
import { mandateVariants } from './mandate-variants.ts';
import { pageVariants } from './page-variants.ts';
import { accounts, banks, fields, manyBanks, views } from './sample-views.ts';
import type { Moment } from './screens.tsx';
import { transferVariants } from './transfer-variants.ts';

const login = views['log-in'];
const authorise = views.authorise;
const answer = views.answer;
const chooseAccount = views['choose-account'];
const fortyLetters = 'Lagos Savings and Commercial Bank (Nig.)';
const long = 'Associated Cooperative Savings and Microfinance Bank of Ogbomosho North (Nigeria) Limited';
const longMerchant = {
  name: 'Iya Bisi and Daughters Handwoven Textiles International',
  support: '0700 000 0000',
};

const longBank = { ...login.bank, name: fortyLetters };
const longHolder = 'OLUWASEUN-ADEBAYO CHUKWUEMEKA NWANKWO-OKONJO';

/** Names and secrets in turns, with labels as long as banks write them. */
function manyFields(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    ...(index % 2 === 0 ? fields.user : fields.pin),
    name: `field${index}`,
    label: `Answer ${index + 1} to the question that you set`,
  }));
}

function byReason<R extends string>(step: string, reasons: readonly R[], moment: (reason: R) => Moment) {
  return Object.fromEntries(reasons.map((reason) => [`${step}-${reason}`, moment(reason)]));
}

/** Every screen in the states that a payer can meet it in, by name. */
export const variants: Record<string, Moment> = {
  'choose-bank': { view: views['choose-bank'] },
  'choose-bank-search': { view: views['choose-bank'], typed: 'access' },
  'choose-bank-none': { view: views['choose-bank'], typed: 'zzz' },
  'choose-bank-down': {
    view: {
      ...views['choose-bank'],
      banks: banks.map((bank, index) => (index % 2 === 0 ? { ...bank, condition: 'down' } : bank)),
    },
  },
  'choose-bank-missing': { view: views['choose-bank'], bankMissing: true },
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
  'choose-method-problem': { view: views['choose-method'], problem: 'no_answer' },
  'choose-method': { view: views['choose-method'] },
  'log-in': { view: login },
  'log-in-problem': { view: { ...login, problem: 'details_refused', triesLeft: 4 } },
  'log-in-busy': { view: login, busy: true },
  'log-in-held-back': { view: login, problem: 'held_back' },
  'log-in-offline': { view: login, offline: true, problem: 'no_answer' },
  'log-in-long': {
    view: {
      ...login,
      merchant: longMerchant,
      bank: { ...login.bank, name: long },
      amountMinor: 20_000_000_000,
    },
  },
  'log-in-five': { view: { ...login, bank: longBank, form: { fields: manyFields(5) } } },
  'log-in-twelve': {
    view: {
      ...login,
      form: {
        prompt: 'Enter the digits printed on your card.\nDo not enter the spaces.',
        fields: manyFields(12),
      },
    },
  },
  'answer-code': { view: { ...answer, bank: longBank } },
  'answer-code-problem': { view: { ...answer, problem: 'code_refused', triesLeft: 3 } },
  'answer-code-busy': { view: answer, busy: true },
  'answer-question': {
    view: {
      ...answer,
      form: { prompt: 'What was the name of the street\nthat you grew up in?', fields: [fields.answer] },
    },
  },
  'answer-captcha': { view: { ...answer, form: { fields: [fields.captcha] } } },
  'answer-captcha-broken': {
    view: { ...answer, form: { fields: [{ ...fields.captcha, picture: 'data:image/svg+xml,' }] } },
  },
  'answer-choice': { view: { ...answer, form: { fields: [fields.choice] } } },
  'answer-eight': {
    view: {
      ...answer,
      problem: 'code_refused',
      triesLeft: 1,
      form: {
        prompt: 'For your safety, please answer all of these.',
        fields: [...manyFields(5), fields.captcha, fields.choice, fields.otp],
      },
    },
  },
  'choose-account': { view: chooseAccount },
  'choose-account-one': { view: { ...chooseAccount, accounts: accounts(1) } },
  'choose-account-twelve': {
    view: {
      ...chooseAccount,
      bank: longBank,
      accounts: accounts(12).map((each) => ({ ...each, holder: longHolder })),
    },
  },
  'choose-account-refused': {
    view: {
      ...chooseAccount,
      problem: 'account_refused',
      accounts: accounts(3).map((each, index) => (index === 0 ? { ...each, refused: true } : each)),
    },
  },
  'choose-account-none-left': {
    view: {
      ...chooseAccount,
      bank: longBank,
      problem: 'account_refused',
      accounts: accounts(2).map((each) => ({ ...each, refused: true })),
    },
  },
  'choose-account-busy': { view: chooseAccount, busy: true },
  'confirm-payment': { view: views['confirm-payment'] },
  'confirm-payment-cancel': { view: views['confirm-payment'], askingCancel: true },
  'confirm-payment-long': {
    view: {
      ...views['confirm-payment'],
      merchant: longMerchant,
      bank: longBank,
      account: { holder: longHolder, lastFour: '3461' },
      amountMinor: 20_000_000_000,
    },
  },
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
  'paid-long': {
    view: {
      ...views.paid,
      merchant: longMerchant,
      bank: longBank,
      amountMinor: 20_000_000_000,
      description:
        'Ten bundles of hand-dyed cotton, five of silk, and the delivery to Ogbomosho North by Friday',
      reference: 'IYABISI-2026-11-21-000000000000104277',
      providerReference: 'Q7R2M9XK4TB8WZ1PD5HSA1B2',
      narration: 'IYA BISI AND DAUGHTERS HANDWOVEN TEXTILES/ORDER 1042/WEB TRANSFER',
    },
  },
  'declined-other-account': {
    view: { ...views.declined, account: { holder: longHolder, lastFour: '3461' }, hasOtherAccounts: true },
  },
  ...byReason('declined', declineReasons, (reason) => ({
    view: { ...views.declined, bank: longBank, reason },
  })),
  'declined-nothing-left': { view: { ...views.declined, reason: 'tries_used_up', commands: [] } },
  expired: { view: views.expired },
  cancelled: { view: views.cancelled },
  ...byReason('unavailable', unavailableReasons, (reason) => ({
    view: { ...views.unavailable, bank: longBank, reason, appearance: { accent: '#0a7a43' } },
  })),
  ...pageVariants,
  ...linkVariants,
  ...mandateVariants,
  ...transferVariants,
};
