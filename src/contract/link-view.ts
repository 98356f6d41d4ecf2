import * as v from 'valibot';
import { leaving } from './provider-page.ts';
import { everyStep, LastFourSchema, unavailableReasons } from './view-parts.ts';

/** What a merchant learns of an account that is linked, in the order in which a payer is told. */
export const sharedThings = ['holder', 'account_number', 'account_type', 'balance', 'transactions'] as const;
export type SharedThing = (typeof sharedThings)[number];

/**
 * Why a payer is asked again. `page_not_opened`: the provider has not given a page. `page_given_up`: they went back from it; an account that is
 * linked there later is linked all the same. `interrupted`: nothing is known of what was asked for.
 */
export const linkNotices = ['page_not_opened', 'page_given_up', 'interrupted'] as const;
export type LinkNotice = (typeof linkNotices)[number];

/** Three different things: the account's data are being fetched, they are there, they could not be had. */
export const dataStatuses = ['processing', 'available', 'failed'] as const;
export type DataStatus = (typeof dataStatuses)[number];

const every = { ...everyStep, kind: v.literal('link') };

/** `description` is the merchant's word for what the data are wanted for. */
const asked = { ...every, description: v.string(), shares: v.array(v.picklist(sharedThings)) };

/**
 * The whole of what a payer's page shows of an account that is being linked. `expired` and `cancelled` say nothing of it, since anyone
 * with an old link may open it. Of an account never more than the last four digits are shown.
 */
export const LinkViewSchema = v.variant('step', [
  v.object({
    ...asked,
    step: v.literal('review-sharing'),
    /** The bank whose login is shown at once, where the merchant has named it. */
    bank: v.exactOptional(v.object({ name: v.string() })),
    notice: v.exactOptional(v.picklist(linkNotices)),
  }),
  v.object({ ...asked, step: v.literal('leave-to-provider'), ...leaving }),
  v.object({
    ...asked,
    step: v.literal('linked'),
    dataStatus: v.picklist(dataStatuses),
    linkedAt: v.string(),
    account: v.object({
      bank: v.exactOptional(v.string()),
      lastFour: v.exactOptional(LastFourSchema),
      type: v.exactOptional(v.string()),
    }),
  }),
  v.object({ ...every, step: v.literal('expired') }),
  v.object({ ...every, step: v.literal('cancelled') }),
  v.object({ ...asked, step: v.literal('unavailable'), reason: v.picklist(unavailableReasons) }),
]);
export type LinkView = v.InferOutput<typeof LinkViewSchema>;
