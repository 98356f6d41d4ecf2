import { broken } from '../checkouts/unanswered.ts';
import type { LinkRecord } from '../store/link-records.ts';
import type { ListedAccounts } from './account-list.ts';
import { findAccount, isOf } from './find-account.ts';
import { lookAgain } from './link-times.ts';
import { type LinkTools, linkCalls } from './link-tools.ts';
import { linkById } from './link-try.ts';
import { noteLinkAnswer } from './note-link-answer.ts';
import { applyRead, isNews, noteGone, settleLinked } from './settle-link.ts';

/** A webhook may be there before the answer that gave us the page. */
const SAID_BEFORE_MS = 60_000;

export interface ReadLinks {
  /** Looks whether an account came of it. Where nothing is new and `isDue` is false, nothing is locked. */
  look(link: LinkRecord, isDue: boolean): Promise<void>;
  /** Reads an account that is linked. Where nothing is new and `isDue` is false, nothing is locked. */
  read(link: LinkRecord, isDue: boolean): Promise<void>;
}

export function createReadLinks(
  tools: LinkTools & { readonly listAccounts: () => Promise<ListedAccounts> },
): ReadLinks {
  const { store, change } = tools;

  async function evidence(link: LinkRecord, answer: ListedAccounts) {
    const listed = answer.kind === 'ok' ? answer.value.accounts : undefined;
    const ofCustomer = (listed ?? []).flatMap(({ customerId, providerId }) =>
      customerId === link.customerId ? [providerId] : [],
    );
    const [said, linked] = await Promise.all([
      store.saidAccounts((link.openedAt ?? link.createdAt) - SAID_BEFORE_MS),
      store.accountsLinked(link.provider, link.mode, ofCustomer),
    ]);
    return { listed, said, linked };
  }

  return {
    async look(link, isDue) {
      const answer = await tools.listAccounts();
      const found = findAccount(link, await evidence(link, answer));
      const read =
        found.kind === 'read'
          ? await linkCalls(tools)
              .readAccount(found.accountId)
              .catch(() => broken)
          : undefined;
      const account = found.kind === 'account' ? found.account : read?.kind === 'ok' ? read.value : undefined;
      if (!isDue && !(account && isOf(account, link.customerId))) return;
      await change(link.checkoutId, (draft) => {
        const now = linkById(draft, link.id);
        if (now.state === 'linked') return;
        if (account && isOf(account, now.customerId)) {
          settleLinked(draft, now, account);
          return;
        }
        if ((account || found.kind === 'stranger') && now.readCount === 0) {
          draft.alarm('linked_account_differs', { checkout: now.checkoutId });
        }
        if (answer.kind !== 'ok') noteLinkAnswer(draft, 'list-accounts', answer, now.id);
        if (read && read.kind !== 'ok') noteLinkAnswer(draft, 'read-account', read, now.id);
        now.readCount += 1;
        lookAgain(now, draft.now);
      });
    },

    async read(link, isDue) {
      const { account } = link;
      if (!account) return;
      const answer = await linkCalls(tools)
        .readAccount(account.providerId)
        .catch(() => broken);
      if (!isDue && !(answer.kind === 'ok' && isNews(account, answer.value))) return;
      await change(link.checkoutId, (draft) => {
        const now = linkById(draft, link.id);
        now.readCount += 1;
        if (answer.kind === 'ok') applyRead(draft, now, answer.value);
        else {
          noteLinkAnswer(draft, 'read-account', answer, now.id);
          if (answer.kind === 'refused' && answer.reason === 'not_found') noteGone(draft, now);
          else lookAgain(now, draft.now);
        }
      });
    },
  };
}
