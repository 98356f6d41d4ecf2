import * as v from 'valibot';

const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));

/** The payer, as far as the merchant knows them. Never shown to the payer's page; stored encrypted. */
export const CustomerSchema = v.strictObject({
  /** The merchant's own. With it, a payer who has set up a mandate before need not tell their details again. */
  id: v.exactOptional(text(100)),
  /** A business is known by its name as a whole. A person where nothing is said. */
  type: v.exactOptional(v.picklist(['individual', 'business'])),
  name: v.exactOptional(text(120)),
  email: v.exactOptional(v.pipe(v.string(), v.email(), v.maxLength(200))),
  phone: v.exactOptional(text(30)),
  address: v.exactOptional(text(100)),
});
export type Customer = v.InferOutput<typeof CustomerSchema>;
