import * as v from 'valibot';
import { LinkViewSchema } from './link-view.ts';
import { MandateViewSchema } from './mandate-view.ts';
import { PaymentViewSchema } from './payment-view.ts';

/**
 * The whole of what a payer's page shows: the answer of every call of the session API. `kind` says what is being set up, `step` what
 * comes next.
 */
export const SessionViewSchema = v.variant('kind', [PaymentViewSchema, MandateViewSchema, LinkViewSchema]);
export type SessionView = v.InferOutput<typeof SessionViewSchema>;
export type ViewOf<S extends SessionView['step']> = Extract<SessionView, { step: S }>;

/** Answer of `POST /v1/pages`. `expiresAt` is that of the page token, ISO 8601. */
export const OpenedPageSchema = v.object({
  pageToken: v.string(),
  expiresAt: v.string(),
  view: SessionViewSchema,
});
export type OpenedPage = v.InferOutput<typeof OpenedPageSchema>;
