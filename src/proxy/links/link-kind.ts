import type { LinkKindDeps } from '../checkouts/create-checkouts.ts';
import type { Draft } from '../checkouts/draft.ts';
import { expireIfDue } from '../checkouts/expiry.ts';
import type { KindRules } from '../checkouts/kind.ts';
import { createAccountList } from './account-list.ts';
import { createLinkSteps } from './link-steps.ts';
import { openUntil } from './link-times.ts';
import { linkCalls } from './link-tools.ts';
import { awaitedOf, currentLink, giveUp } from './link-try.ts';
import { createLinkView, linkCommandsAt, linkStepOf } from './link-view-of.ts';
import { askAgain } from './open-link-plan.ts';

const ends: Pick<KindRules, 'expiresAt' | 'endSetup'> = {
  expiresAt: openUntil,
  endSetup(draft) {
    for (const link of draft.links) giveUp(link);
  },
};

/** The rules of linking an account on the provider's page. */
export function createLinkKind(deps: LinkKindDeps): KindRules {
  const { provider, institutions, clock } = deps;
  let list: ReturnType<typeof createAccountList> | undefined;
  const listAccounts = () => {
    list ??= createAccountList(linkCalls({ provider }), clock);
    return list();
  };
  return {
    banks: institutions,
    steps: createLinkSteps({ ...deps, institution: institutions.find, listAccounts }),
    stepOf: linkStepOf,
    viewOf: createLinkView((id) => institutions.find(id)?.name),
    commandsAt: linkCommandsAt,
    follow,
    ...ends,

    isReadWhileWatched: (rows) => awaitedOf(currentLink(rows)) !== undefined,

    dueAt(rows) {
      const { checkout } = rows;
      if (checkout.status !== 'open') return undefined;
      return checkout.lease ? checkout.lease.until : openUntil(rows);
    },

    work(draft, leaseHolderIsDead) {
      if (draft.checkout.lease && !takeBackLease(draft, leaseHolderIsDead)) return undefined;
      expireIfDue(draft, ends);
      return undefined;
    },
  };
}

function follow({ checkout }: Draft): void {
  if (checkout.status === 'open') return;
  checkout.lease = undefined;
  if (checkout.status !== 'succeeded') checkout.holdsReference = false;
}

/** Takes back a lease whose time is over or whose process is dead. There may be a page that nobody has the address of. */
function takeBackLease(draft: Draft, holderIsDead: boolean): boolean {
  const { checkout } = draft;
  const { lease } = checkout;
  if (!lease) return true;
  if (lease.until > draft.now && !holderIsDead) return false;
  checkout.lease = undefined;
  checkout.fence += 1;
  draft.record('lease.expired', { call: lease.call ?? 'none' });
  const link = currentLink(draft);
  if (link?.state !== 'opening') return true;
  giveUp(link);
  askAgain(draft, 'interrupted');
  return true;
}
