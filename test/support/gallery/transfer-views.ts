import { generate } from 'lean-qr';
import type { Qr, TransferDestination } from '../../../src/contract/mandate-view.ts';
import type { ViewOf } from '../../../src/contract/session.ts';
import { allowedCommands, type Step } from '../../../src/contract/steps.ts';

export const linkUrl = 'https://pay.adirelane.example/c/5tJ0kZ1vQ9xW3mB7nY2cLr8dHs4gPf6a';

/** A link as the proxy draws it. */
export function qrOf(text: string): Qr {
  const { size, get } = generate(text);
  const dark = Array.from({ length: size * size }, (_, at) =>
    get(at % size, Math.floor(at / size)) ? '1' : '0',
  );
  return { size, dark: dark.join('') };
}

const destination = (id: string, bankName: string, accountNumber: string): TransferDestination => ({
  id,
  bankName,
  accountNumber,
});

const known = [
  destination('d1', 'Fidelity Bank', '0020025928'),
  destination('d2', 'Paystack-Titan', '9880218357'),
  destination('d3', 'Parallex Bank', '6007049662'),
  destination('d4', 'Associated Cooperative Savings and Microfinance Bank of Ogbomosho North', '1000000038'),
];

/** As many accounts to send to as a test wants, the first one recommended. */
export function destinations(count: number): TransferDestination[] {
  return Array.from({ length: count }, (_, index) => {
    const next = known[index] ?? destination(`d${index}`, `Harbour Bank ${index}`, `30000000${10 + index}`);
    return index === 0 ? { ...next, recommended: 'any_bank' as const } : next;
  });
}

export function agreed<S extends Step>(step: S) {
  return {
    step,
    id: 'co_sample',
    kind: 'mandate' as const,
    version: 7,
    mode: 'test' as const,
    merchant: { name: 'Adire Lane', support: 'help@adirelane.example' },
    provider: 'Mono',
    reference: 'PLAN1042LAGOS',
    supportCode: '7K2-Q9D',
    returnUrl: 'https://adirelane.example/thanks',
    expiresAt: '2026-11-22T13:02:00.000Z',
    busy: false,
    mayHavePaid: false,
    commands: allowedCommands(step, 'none'),
    locale: 'en',
    description: 'Wrapper of the month',
    mandate: {
      type: 'emandate' as const,
      debitType: 'variable' as const,
      totalCapMinor: 12_000_000,
      currency: 'NGN' as const,
      startDate: '2026-11-22',
      endDate: '2027-11-21',
      feeBearer: 'business' as const,
    },
    bank: { id: 'gtb', name: 'GTBank', colour: '#e24407', bankCode: '058' },
    account: { holder: 'TEST PAYER', lastFour: '3461' },
  };
}

const transfer = {
  transferMinor: 5_000,
  currency: 'NGN' as const,
  deadlineAt: '2026-11-21T14:02:00.000Z',
  secondsLeft: 52 * 60 + 14,
  tooLate: false,
};

const hour = 3_600;

/** A view of every step from the transfer on, as the proxy would send it. */
export const transferViews: {
  readonly [S in 'send-transfer' | 'await-bank' | 'approved' | 'ready']: ViewOf<S>;
} = {
  'send-transfer': {
    ...agreed('send-transfer'),
    ...transfer,
    destinations: destinations(3),
    link: { url: linkUrl, qr: qrOf(linkUrl) },
  },
  'await-bank': {
    ...agreed('await-bank'),
    ...transfer,
    waitedSeconds: 41,
    usually: { fromSeconds: 60, toSeconds: 8 * hour },
  },
  approved: {
    ...agreed('approved'),
    approvedAt: '2026-11-21T13:12:00.000Z',
    readyUsually: { fromSeconds: hour, toSeconds: 72 * hour },
    mandateUrl: 'https://pay.adirelane.example/m/8dHs4gPf6a5tJ0kZ1vQ9xW3mB7nY2cLr',
  },
  ready: {
    ...agreed('ready'),
    approvedAt: '2026-11-21T13:12:00.000Z',
    mandateUrl: 'https://pay.adirelane.example/m/8dHs4gPf6a5tJ0kZ1vQ9xW3mB7nY2cLr',
  },
};
