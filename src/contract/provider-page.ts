import * as v from 'valibot';

/** Ways to pay that a checkout may allow: by logging in to the bank here, or on a page of the provider's own. */
export const ways = ['bank', 'provider-page'] as const;
export type Way = (typeof ways)[number];

/** How a payer pays on the provider's page: from an account, by a transfer to one that it shows, or in a chat. */
export const pageMethods = ['account', 'transfer', 'whatsapp'] as const;
export type PageMethod = (typeof pageMethods)[number];

/** One way on from `choose-way`. `method` only with the provider's page. */
export const OfferedWaySchema = v.variant('way', [
  v.object({ way: v.literal('bank') }),
  v.object({ way: v.literal('provider-page'), method: v.picklist(pageMethods) }),
]);
export type OfferedWay = v.InferOutput<typeof OfferedWaySchema>;

/** What a page of the provider's own is for. `selfie` needs the camera. */
export const pageErrands = [...pageMethods, 'mandate', 'selfie', 'link'] as const;
export type PageErrand = (typeof pageErrands)[number];

/**
 * What `leave-to-provider` says whatever is set up. `url` is on one of the configured hosts, named again by `host` for the payer to
 * read. `checkedSeconds`: since the payer came back and the provider was asked, by the server's clock; absent until then. Nothing
 * that came with the return is believed.
 */
export const leaving = {
  errand: v.picklist(pageErrands),
  url: v.string(),
  host: v.string(),
  checkedSeconds: v.exactOptional(v.number()),
};

/** From where a refund is taken: what the provider still owes the merchant for this very payment, or the merchant's wallet there. */
export const refundSources = ['payout', 'wallet'] as const;
export type RefundSource = (typeof refundSources)[number];
