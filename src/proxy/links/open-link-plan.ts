import type { LinkNotice } from '../../contract/link-view.ts';
import { Sealed } from '../../contract/sealed.ts';
import type { UnavailableReason } from '../../contract/view-parts.ts';
import type { Draft } from '../checkouts/draft.ts';
import type { Random } from '../checkouts/ids.ts';
import type { Plan } from '../checkouts/plan.ts';
import { broken, notSent } from '../checkouts/unanswered.ts';
import type { LinkOrder, OpenedLink } from '../providers/link-provider.ts';
import type { ExplicitAnswer } from '../providers/page-provider.ts';
import type { Institution } from '../providers/provider.ts';
import type { CheckoutRecord } from '../store/records.ts';
import { type AccountsRead, type ListedAccounts, listPatienceMs } from './account-list.ts';
import { nextLookAt } from './link-times.ts';
import { type LinkTools, linkCalls } from './link-tools.ts';
import { giveUp, linkById } from './link-try.ts';
import { noteLinkAnswer } from './note-link-answer.ts';

type Opened = ExplicitAnswer<OpenedLink, 'details_refused' | 'refused'>;

export interface OpenLinkTools extends Pick<LinkTools, 'provider'> {
  readonly random: Random;
  /** Address payers see, without a path. */
  readonly publicUrl: string;
  readonly institution: (id: string) => Institution | undefined;
  readonly listAccounts: () => Promise<ListedAccounts>;
}

/**
 * Has the provider make the page, and reads which accounts the payer's customer has already: what is there before the payer has the address was
 * not linked by it.
 */
export function openLinkPlan(tools: OpenLinkTools, linkId: string, returnToken: Sealed<string>): Plan {
  const links = linkCalls(tools);
  return {
    call: 'open-link',
    patienceMs: () => Math.max(links.patienceMs('open-link'), listPatienceMs(links)),
    prepare: (draft) => linkById(draft, linkId).state === 'opening',
    send(rows) {
      const link = rows.links.find(({ id }) => id === linkId);
      if (!link) return undefined;
      const order = new Sealed(orderOf(tools, rows.checkout, link.reference, returnToken));
      const asked = [links.open(order).catch(() => broken), tools.listAccounts()] as const;
      return Promise.all(asked).then(
        ([opened, listed]) =>
          (draft) =>
            settle(draft, linkId, opened, listed),
      );
    },
    settleUnsent: (draft) => settle(draft, linkId, notSent, notSent),
  };
}

function orderOf(
  { publicUrl, institution }: OpenLinkTools,
  { customer, presetBank }: CheckoutRecord,
  reference: string,
  returnToken: Sealed<string>,
): LinkOrder {
  const { name = '', email = '' } = customer?.open() ?? {};
  const bank = presetBank === undefined ? undefined : institution(presetBank);
  const [method, another] = bank?.methods ?? [];
  const isChosen = bank !== undefined && method !== undefined && another === undefined;
  return {
    reference,
    customer: { name, email },
    returnUrl: `${publicUrl.replace(/\/$/, '')}/r/${returnToken.open()}`,
    ...(isChosen && { institution: { id: bank.id, methodId: method.id } }),
  };
}

function settle(draft: Draft, linkId: string, opened: Opened, listed: ListedAccounts): undefined {
  const link = linkById(draft, linkId);
  noteLinkAnswer(draft, 'open-link', opened, linkId);
  if (opened.kind !== 'ok') {
    giveUp(link);
    const reason = unavailableBy(opened);
    if (reason === undefined) askAgain(draft, 'page_not_opened');
    else goUnavailable(draft, reason);
    return;
  }
  if (listed.kind !== 'ok') noteLinkAnswer(draft, 'list-accounts', listed, linkId);
  if (listed.kind === 'unknown' || listed.kind === 'not-executed') {
    giveUp(link);
    askAgain(draft, 'page_not_opened');
    return;
  }
  const { url, customerId } = opened.value;
  link.page = { ...link.page, url };
  link.customerId = customerId;
  link.knownAccounts = listed.kind === 'ok' ? knownOf(listed.value, customerId) : undefined;
  link.state = 'at-page';
  link.openedAt = draft.now;
  link.nextAt = nextLookAt(link, draft.now);
  draft.checkout.step = 'leave-to-provider';
  draft.checkout.notice = undefined;
  draft.record('page.opened', { link: linkId });
}

/** The customer's accounts. A list that was cut off tells nothing of what is older: then only our reference is believed. */
function knownOf({ accounts, isCut }: AccountsRead, customer: string | undefined): string[] | undefined {
  if (isCut) return undefined;
  return accounts.filter(({ customerId }) => customerId === customer).map(({ providerId }) => providerId);
}

/** Undefined where it helps to ask once more. */
function unavailableBy(answer: Exclude<Opened, { kind: 'ok' }>): UnavailableReason | undefined {
  if (answer.kind === 'refused') return 'provider_refuses_us';
  if (answer.kind === 'unknown') return undefined;
  if (answer.cause === 'our_key_refused') return 'provider_refuses_us';
  return answer.cause === 'rate_limited' ? 'bank_busy' : undefined;
}

/** The payer is asked once more whether the account is to be linked. */
export function askAgain({ checkout, record }: Draft, notice: LinkNotice | undefined): void {
  checkout.step = 'review-sharing';
  checkout.notice = notice;
  if (notice) record('payer.sent_back', { notice });
}

function goUnavailable({ checkout, record }: Draft, reason: UnavailableReason): void {
  checkout.step = 'unavailable';
  checkout.unavailableReason = reason;
  record('attempt.unavailable', { reason, call: 'open-link' });
}
