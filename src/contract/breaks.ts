import * as v from 'valibot';

/**
 * Where the provider's list of payments and what is kept here do not agree. `missing_here`: a success that nobody ordered here. `missing_there`: paid here, and not in the list.
 * `amount`, `mode`, `status` and `refund` differ. `duplicate`: one checkout was paid more than once, and none of it was paid back.
 */
export const breakKinds = [
  'missing_here',
  'missing_there',
  'amount',
  'mode',
  'status',
  'refund',
  'duplicate',
] as const;
export type BreakKind = (typeof breakKinds)[number];

/**
 * `ours` and `theirs` are the words or kobo that differ. Times are ISO 8601 UTC. `closedAt`: when a later run looked at the payment and did not find it again; one that is
 * found once more after that is a new one.
 */
export const BreakSchema = v.object({
  id: v.string(),
  kind: v.picklist(breakKinds),
  providerReference: v.string(),
  checkoutId: v.exactOptional(v.string()),
  debitId: v.exactOptional(v.string()),
  ours: v.exactOptional(v.string()),
  theirs: v.exactOptional(v.string()),
  foundAt: v.string(),
  seenAt: v.string(),
  closedAt: v.exactOptional(v.string()),
});
export type Break = v.InferOutput<typeof BreakSchema>;

export const BreakListSchema = v.object({
  data: v.array(BreakSchema),
  nextCursor: v.exactOptional(v.string()),
});
export type BreakList = v.InferOutput<typeof BreakListSchema>;

export const ListBreaksQuerySchema = v.strictObject({
  open: v.exactOptional(v.picklist(['true', 'false'])),
  cursor: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
});
export type ListBreaksQuery = v.InferOutput<typeof ListBreaksQuerySchema>;
