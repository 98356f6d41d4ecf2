import { broken } from '../checkouts/unanswered.ts';
import type { Clock } from '../clock.ts';
import type { LinkProvider, ProviderLinkedAccount } from '../providers/link-provider.ts';
import type { ExplicitAnswer } from '../providers/page-provider.ts';

/** No page is begun after so long: a merchant may have thousands of accounts, and the newest stand first. */
const BUDGET_MS = 10_000;
const MOST_PAGES = 20;

export interface AccountsRead {
  readonly accounts: readonly ProviderLinkedAccount[];
  /** There are older ones that were not read, for want of time or by the number of pages. */
  readonly isCut: boolean;
}

export type ListedAccounts = ExplicitAnswer<AccountsRead, 'refused'>;

/** How long reading the list may take at most. */
export const listPatienceMs = (links: LinkProvider): number => BUDGET_MS + links.patienceMs('list-accounts');

/**
 * Reads the provider's list of linked accounts, as far as it can be read in reasonable time. Whoever asks while it is being read waits for the
 * same reading: it is the same for all payers.
 */
export function createAccountList(links: LinkProvider, clock: Clock): () => Promise<ListedAccounts> {
  let running: Promise<ListedAccounts> | undefined;

  async function read(): Promise<ListedAccounts> {
    const startedAt = clock.monotonic();
    const accounts: ProviderLinkedAccount[] = [];
    let next: number | undefined = 1;
    for (let pages = 0; next !== undefined && pages < MOST_PAGES; pages += 1) {
      if (pages > 0 && clock.monotonic() - startedAt >= BUDGET_MS) {
        return { kind: 'ok', value: { accounts, isCut: true } };
      }
      const answer: Awaited<ReturnType<LinkProvider['listAccounts']>> = await links
        .listAccounts(next)
        .catch(() => broken);
      if (answer.kind !== 'ok') return answer;
      accounts.push(...answer.value.accounts);
      next = answer.value.next;
    }
    return { kind: 'ok', value: { accounts, isCut: next !== undefined } };
  }

  return () => {
    running ??= read().finally(() => {
      running = undefined;
    });
    return running;
  };
}
