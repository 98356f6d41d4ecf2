import * as v from 'valibot';

const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));

/**
 * A provider's webhook as it was kept: what it was about, never what stood in it. `quarantined`: nobody could make sense of it when it was
 * read last. `reference` is the provider's for a payment. Times are ISO 8601 UTC.
 */
export const ProviderWebhookSchema = v.object({
  id: v.string(),
  type: v.string(),
  reference: v.exactOptional(v.string()),
  quarantined: v.boolean(),
  receivedAt: v.string(),
  replayedAt: v.exactOptional(v.string()),
});
export type ProviderWebhook = v.InferOutput<typeof ProviderWebhookSchema>;

export const ListProviderWebhooksQuerySchema = v.strictObject({
  quarantined: v.exactOptional(v.picklist(['true', 'false'])),
  providerReference: v.exactOptional(text(100)),
  cursor: v.exactOptional(text(200)),
});
export type ListProviderWebhooksQuery = v.InferOutput<typeof ListProviderWebhooksQuerySchema>;

export const ProviderWebhookListSchema = v.object({
  data: v.array(ProviderWebhookSchema),
  nextCursor: v.exactOptional(v.string()),
});
export type ProviderWebhookList = v.InferOutput<typeof ProviderWebhookListSchema>;
