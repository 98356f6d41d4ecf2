import type { Moment } from './screens.tsx';
import { destinations, transferViews } from './transfer-views.ts';

const sending = transferViews['send-transfer'];
const waiting = transferViews['await-bank'];
const { approved, ready } = transferViews;

const longMerchant = { name: 'Iya Bisi and Daughters Handwoven Textiles International' };
const longBank = { ...sending.bank, name: 'Lagos Savings and Commercial Bank (Nig.)' };
const long = { merchant: longMerchant, bank: longBank };

const sameBank = sending.destinations.map((each, index) => ({
  ...each,
  ...(index === 0 && {
    bankName: 'GTBank',
    recommended: 'same_bank' as const,
    ussd: `*737*2*50*${each.accountNumber}#`,
  }),
}));

/** Every screen from the transfer on, in the states that a payer can meet it in, by name. */
export const transferVariants: Record<string, Moment> = {
  'send-transfer': { view: sending },
  'send-transfer-live': { view: { ...sending, mode: 'live', appearance: { accent: '#0a7a43' } } },
  'send-transfer-one': { view: { ...sending, destinations: destinations(1) } },
  'send-transfer-none': { view: { ...sending, destinations: [] } },
  'send-transfer-five': { view: { ...sending, destinations: destinations(5) } },
  'send-transfer-twenty': { view: { ...sending, destinations: destinations(20) } },
  'send-transfer-same-bank': { view: { ...sending, destinations: sameBank } },
  'send-transfer-small': { view: { ...sending, bank: { ...sending.bank, smallestTransferMinor: 10_000 } } },
  'send-transfer-last-minutes': { view: { ...sending, secondsLeft: 119 }, offline: true },
  'send-transfer-busy': { view: sending, busy: true },
  'send-transfer-long': {
    view: { ...sending, ...long, destinations: destinations(4).reverse(), secondsLeft: 6 * 3_600 },
  },
  'send-transfer-too-late': { view: { ...sending, secondsLeft: 0, tooLate: true } },
  'await-bank': { view: waiting },
  'await-bank-some': { view: { ...waiting, waitedSeconds: 200 }, offline: true },
  'await-bank-more': { view: { ...waiting, waitedSeconds: 700 } },
  'await-bank-too-late': {
    view: { ...waiting, ...long, waitedSeconds: 4_000, secondsLeft: 0, tooLate: true },
  },
  approved: { view: approved },
  'approved-ended': { view: { ...approved, ended: 'cancelled_by_provider' } },
  'approved-long': {
    view: {
      ...approved,
      ...long,
      mandate: { ...approved.mandate, totalCapMinor: 20_000_000_000, feeBearer: 'customer' },
    },
  },
  ready: { view: { ...ready, mode: 'live' } },
  'ready-paused': { view: { ...ready, paused: true } },
  'ready-ended': { view: { ...ready, ended: 'cancelled_by_payer' } },
};
