import type { MandateTableCall } from './outcomes/row.ts';

/** Longest times in milliseconds, from the first byte of a name lookup to the last of the answer; of a call that reads pages, for all of them. */
export type MandateTimeouts = Readonly<Record<MandateTableCall, number>>;

/** How mandates are spoken of where the documents are silent or at odds. */
export interface MandateSettings {
  /** What a new mandate names its bank by. The published requests have the CBN code, the list of banks has both. */
  readonly bankBy: 'bank_code' | 'nip_code';
  /** Below the base url; `{id}` is replaced. Known from one public client only. */
  readonly balancePath: string;
  /** The same; one debit is read below it, by its reference. */
  readonly debitsPath: string;
  /** What a sweep is called: its name since March 2026, or the older one that most of the documents have. */
  readonly sweepName: 'sweep' | 'gsm';
  /** What a payer sends to authorise a mandate, in kobo. An answer that names another amount is not taken. */
  readonly transferMinor: number;
  /** Mandates on a page of their list. */
  readonly pageSize: number;
  readonly timeouts: MandateTimeouts;
}

export type MandateOptions = Partial<Omit<MandateSettings, 'timeouts'>> & {
  readonly timeouts?: Partial<MandateTimeouts>;
};

const defaultTimeouts: MandateTimeouts = {
  'mandate-banks': 10_000,
  'find-customer': 30_000,
  'create-customer': 15_000,
  'update-customer': 15_000,
  'delete-customer': 15_000,
  'create-mandate': 20_000,
  'open-mandate-page': 20_000,
  'read-mandate': 5000,
  'list-mandates': 15_000,
  'pause-mandate': 10_000,
  'reinstate-mandate': 10_000,
  'cancel-mandate': 10_000,
  debit: 60_000,
  'read-debit': 5000,
  'list-debits': 20_000,
  balance: 20_000,
};

export function readMandateSettings({ timeouts, ...options }: MandateOptions = {}): MandateSettings {
  return {
    bankBy: 'bank_code',
    balancePath: 'v3/payments/mandates/{id}/balance-inquiry',
    debitsPath: 'v3/payments/mandates/{id}/debits',
    sweepName: 'sweep',
    transferMinor: 5000,
    pageSize: 100,
    ...options,
    timeouts: { ...defaultTimeouts, ...timeouts },
  };
}
