import type { DataStatus } from '../../contract/link-view.ts';
import { Sealed } from '../../contract/sealed.ts';
import type { Draft } from '../checkouts/draft.ts';
import type { ProviderLinkedAccount } from '../providers/link-provider.ts';
import type { LinkedData, LinkRecord } from '../store/link-records.ts';
import { lookAgain } from './link-times.ts';
import { giveUp } from './link-try.ts';

/** The payer has linked this account, by what the provider says. An open checkout is done with it; an ended one stays so, and it is told. */
export function settleLinked(draft: Draft, link: LinkRecord, told: ProviderLinkedAccount): void {
  const { checkout, now } = draft;
  if (draft.links.some(({ state }) => state === 'linked')) {
    link.nextAt = link.state === 'linked' ? link.nextAt : undefined;
    return;
  }
  link.state = 'linked';
  link.page = { ...link.page, url: undefined };
  link.account = { ...dataOf(told, now), dataStatus: 'processing', linkedAt: now, dataAt: undefined };
  link.readCount = 0;
  for (const other of draft.links) {
    giveUp(other);
    if (other.id !== link.id) other.nextAt = undefined;
  }
  draft.record('account.linked', { link: link.id });
  if (checkout.status === 'open') {
    checkout.status = 'succeeded';
    checkout.step = 'linked';
    checkout.notice = undefined;
    checkout.unavailableReason = undefined;
    draft.record('checkout.succeeded', { link: link.id });
    draft.notify('checkout.succeeded', { link });
  } else {
    draft.record('account.linked_late', { link: link.id });
    draft.alarm('account_linked_after_end', { checkout: checkout.id, status: checkout.status });
  }
  draft.notify('account.linked', { link });
  applyRead(draft, link, told);
}

/** What the provider tells of an account that is linked. Its data status only goes forward; data that could not be had may come after all. */
export function applyRead(draft: Draft, link: LinkRecord, told: ProviderLinkedAccount): void {
  const { account: before } = link;
  if (!before) throw new Error(`${link.id} has linked no account`);
  const dataStatus = forward(before.dataStatus, told.dataStatus);
  const isNews = dataStatus !== before.dataStatus;
  const dataAt = before.dataAt ?? (dataStatus === 'available' ? draft.now : undefined);
  link.account = { ...dataOf(told, draft.now, before), dataStatus, linkedAt: before.linkedAt, dataAt };
  if (isNews) {
    link.readCount = 0;
    const type = dataStatus === 'available' ? 'account.data_available' : 'account.data_failed';
    draft.record(type, { link: link.id });
    draft.notify(type, { link });
  }
  lookAgain(link, draft.now);
}

/** Whether a reading brings what was not known: how the data stand, a fact that was missing, or that an account is there after all. */
export function isNews(before: LinkedData, told: ProviderLinkedAccount): boolean {
  return (
    before.goneAt !== undefined ||
    forward(before.dataStatus, told.dataStatus) !== before.dataStatus ||
    (['holder', 'number', 'type', 'bankName'] as const).some(
      (fact) => before[fact] === undefined && told[fact] !== undefined,
    )
  );
}

/** The provider says that there is no such account. It may be wrong for a while: asking goes on, and a reading that finds it takes this back. */
export function noteGone(draft: Draft, link: LinkRecord): void {
  const { account } = link;
  if (!account) return;
  lookAgain(link, draft.now);
  if (account.goneAt !== undefined) return;
  link.account = { ...account, goneAt: draft.now, readAt: draft.now };
  draft.record('account.gone', { link: link.id });
}

function forward(before: DataStatus, told: DataStatus): DataStatus {
  if (before === 'available' || told === 'processing') return before;
  return told;
}

/** What is told; what is left out this time stays as it was. */
function dataOf(
  told: ProviderLinkedAccount,
  now: number,
  before?: LinkedData,
): Omit<LinkedData, 'dataStatus' | 'linkedAt' | 'dataAt'> {
  const { providerId, holder, currency } = told;
  return {
    providerId,
    holder: holder === undefined ? before?.holder : new Sealed(holder),
    number: told.number ?? before?.number,
    type: told.type ?? before?.type,
    currency,
    bankName: told.bankName ?? before?.bankName,
    bankCode: told.bankCode ?? before?.bankCode,
    nipCode: told.nipCode ?? before?.nipCode,
    readAt: now,
    goneAt: undefined,
  };
}
