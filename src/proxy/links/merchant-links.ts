import * as v from 'valibot';
import { ListLinkedAccountsQuerySchema, type ReadLinkedBankAccount } from '../../contract/link-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import { linkFacts } from '../checkouts/link-facts.ts';
import { PAGE_LIMIT, pageOf, readCursor } from '../checkouts/paging.ts';
import { broken } from '../checkouts/unanswered.ts';
import { given } from '../checkouts/view.ts';
import type { LinkRecord } from '../store/link-records.ts';
import { type LinkTools, linkCalls } from './link-tools.ts';
import { linkById } from './link-try.ts';
import { noteLinkAnswer } from './note-link-answer.ts';
import type { MerchantLinkedAccounts } from './service.ts';
import { applyRead, noteGone } from './settle-link.ts';

/** What a merchant's server may do with linked accounts, over the store. */
export function createMerchantLinks(tools: LinkTools): MerchantLinkedAccounts {
  const { provider, store, change } = tools;

  async function find(id: string): Promise<LinkRecord> {
    const link = await store.readLink(id);
    if (!link?.account || link.provider !== provider.name || link.mode !== provider.mode) {
      throw new ProblemError('not_found');
    }
    return link;
  }

  return {
    async get(id) {
      const { checkoutId, account } = await find(id);
      const answer = await linkCalls(tools)
        .readAccount(account?.providerId ?? '')
        .catch(() => broken);
      const changed = await change(checkoutId, (draft) => {
        const link = linkById(draft, id);
        if (answer.kind === 'ok') applyRead(draft, link, answer.value);
        else {
          noteLinkAnswer(draft, 'read-account', answer, id);
          if (answer.kind === 'refused' && answer.reason === 'not_found') noteGone(draft, link);
        }
        return link;
      });
      if (!changed) throw new ProblemError('not_found');
      const isTold = answer.kind === 'ok' || (answer.kind === 'refused' && answer.reason === 'not_found');
      if (!isTold) throw new ProblemError('provider_unreachable');
      return {
        ...whole(changed.result),
        ...(answer.kind === 'ok' && given({ balanceMinor: answer.value.balanceMinor })),
      };
    },

    async list(query) {
      const parsed = v.safeParse(ListLinkedAccountsQuerySchema, query);
      const before = readCursor(query.cursor, 'la_');
      if (!parsed.success) throw new ProblemError('invalid_request');
      const { reference, checkoutId } = parsed.output;
      const found = await store.listLinkedAccounts({
        mode: provider.mode,
        provider: provider.name,
        limit: PAGE_LIMIT,
        ...given({ merchantReference: reference, checkoutId, before }),
      });
      return pageOf(found, linkFacts, ({ id, account }) => ({ at: account?.linkedAt ?? 0, id }));
    },
  };
}

function whole(link: LinkRecord): ReadLinkedBankAccount {
  return {
    ...linkFacts(link),
    ...given({ accountNumber: link.account?.number?.open(), accountHolder: link.account?.holder?.open() }),
  };
}
