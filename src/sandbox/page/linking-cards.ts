import type { LinkingLedger, LinkingTruth } from '../linking/linking-ledger.ts';

/** A page for linking as the page shows it, and what has become of the account. */
export interface LinkingCard {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly tone: 'good' | 'bad' | 'quiet';
  readonly buttons: readonly never[];
}

export interface LinkingsNow {
  /** Newest first. */
  readonly cards: readonly LinkingCard[];
  readonly more: string;
}

const shown = 20;

const places: Readonly<Record<string, string>> = {
  bank: 'Nobody has begun',
  'log-in': 'At the login',
  code: 'At the code',
  consent: 'Asked to agree',
  account: 'Chooses an account',
  linked: 'Linked',
};

const dataWords = {
  AVAILABLE: 'Data available',
  PROCESSING: 'Data processing',
  FAILED: 'Data failed',
} as const;

const toneOf = ({ account, isClosed }: LinkingTruth): LinkingCard['tone'] => {
  if (account !== undefined) return 'good';
  return isClosed ? 'bad' : 'quiet';
};

export function linkingsNow(ledger: LinkingLedger): LinkingsNow {
  const pages = ledger.pages();
  const accounts = new Map(ledger.accounts().map((account) => [account.id, account]));
  const cards = pages
    .slice(-shown)
    .reverse()
    .map((page): LinkingCard => {
      const account = accounts.get(page.account ?? '');
      return {
        id: page.code,
        path: page.path,
        title: page.ref ?? page.code,
        lines: [
          page.isClosed && !account ? 'Closed by the payer' : (places[page.place] ?? page.place),
          ...(account ? [`${account.bank} ${account.account}`, dataWords[account.dataStatus]] : []),
        ],
        tone: toneOf(page),
        buttons: [],
      };
    });
  return { cards, more: pages.length > shown ? `and ${pages.length - shown} older ones` : '' };
}
