import type { Draft } from '../checkouts/draft.ts';
import type { LinkRecord } from '../store/link-records.ts';
import type { CheckoutRows } from '../store/store.ts';

type Links = Pick<CheckoutRows, 'links'>;

/** The try that an account was linked by, or else the newest one. */
export function currentLink<L extends Links>({ links }: L): L['links'][number] | undefined {
  return links.find(({ state }) => state === 'linked') ?? links.at(-1);
}

/** What the provider has to be asked for, since nobody else tells it: which account was linked on its page, or the data of one that was. */
export function awaitedOf(link: LinkRecord | undefined): 'account' | 'data' | undefined {
  if (link?.state === 'at-page') return 'account';
  return link?.account?.dataStatus === 'processing' ? 'data' : undefined;
}

/** The link with this id; it must be one of the checkout's. */
export function linkById({ checkout, links }: Draft, linkId: string): LinkRecord {
  const link = links.find(({ id }) => id === linkId);
  if (!link) throw new Error(`${linkId} is no link of ${checkout.id}`);
  return link;
}

/** The payer goes no further with it. What they link on a page that they were given is found all the same. */
export function giveUp(link: LinkRecord): void {
  if (link.state === 'linked') return;
  link.state = 'over';
  link.page = { ...link.page, url: undefined };
  if (link.openedAt === undefined) link.nextAt = undefined;
}
