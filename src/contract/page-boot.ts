import type { SessionView } from './session.ts';

/** Names this page to the session API. Whoever logs in with it owns the attempt. */
export const PAGE_KEY_HEADER = 'Page-Key';
/** A page token in an answer replaces the one that was sent. */
export const PAGE_TOKEN_HEADER = 'Page-Token';

/**
 * What `GET /c/{clientToken}` puts into the page, as JSON in `<script type="application/json" id="boot">`. The view is the one
 * that any opener may see: where another page holds the attempt it is `in-use`, and a page that holds the key asks again.
 */
export interface PageBoot {
  readonly view: SessionView;
  readonly pageToken: string;
  /** ISO 8601. */
  readonly pageTokenExpiresAt: string;
  /** Origins whose pages may embed this checkout and talk to it. */
  readonly allowedOrigins: readonly string[];
}
