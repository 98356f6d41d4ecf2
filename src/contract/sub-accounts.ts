import * as v from 'valibot';

/** Body of `POST /v1/sub-accounts`: an account that shares of payments may go to. `nipCode` is its bank's six digits with NIBSS. */
export const CreateSubAccountSchema = v.strictObject({
  nipCode: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  accountNumber: v.pipe(v.string(), v.regex(/^\d{10}$/)),
});
export type CreateSubAccount = v.InferOutput<typeof CreateSubAccountSchema>;

/** `id` is what a split names it by. The whole number stays with the provider. */
export const SubAccountSchema = v.object({
  id: v.string(),
  name: v.string(),
  accountLastFour: v.string(),
  nipCode: v.exactOptional(v.string()),
  bankName: v.exactOptional(v.string()),
  active: v.boolean(),
});
export type SubAccount = v.InferOutput<typeof SubAccountSchema>;

export const SubAccountListSchema = v.object({ data: v.array(SubAccountSchema) });
export type SubAccountList = v.InferOutput<typeof SubAccountListSchema>;
