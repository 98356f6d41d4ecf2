/** What may become of one HTTP exchange on a line. */
export type Fate =
  /** The connection is reset before anything was read. */
  | 'refused'
  /** Read, not delivered, reset. */
  | 'reset-before-delivery'
  /** Delivered; reset in place of the answer. */
  | 'reset-after-delivery'
  /** Delivered; the answer never comes. */
  | 'answer-lost'
  /** Not delivered, and never answered: the other half of the connection is gone. */
  | 'half-open'
  /** Half of the answer's body, then a reset. */
  | 'cut-mid-body'
  /** The answer comes in small pieces. */
  | 'dripped'
  /** Delivered twice at once; one of the answers comes back. */
  | 'delivered-twice'
  /** Delivered, and once more a second or so later; the first answer comes back. */
  | 'delivered-again'
  /** Not delivered; a gateway's page with 502. */
  | 'bad-gateway'
  /** Delivered; a gateway's page with 502 in place of the answer. */
  | 'bad-gateway-after'
  /** Not delivered; the page of a hotel's network with 200. */
  | 'captive-portal'
  /** Delivered a second or so late. */
  | 'late'
  /** Delivered at once; the answer comes a second or so late, and what was asked later may be answered before. */
  | 'answer-late'
  /** A call that waits for news is reset while it waits. */
  | 'wait-cut'
  /** Not delivered: 429 with `Retry-After`. */
  | 'rate-limited'
  /** Delivered; 500 as JSON in place of the answer. */
  | 'server-error-after'
  /** Not delivered; 500 as JSON. */
  | 'server-error-before'
  /** The answer's code, or its status of a payment, is a word that nobody knows. */
  | 'unknown-word'
  /** A field of the answer's data is missing. */
  | 'missing-field'
  /** A field of the answer's data has another type. */
  | 'wrong-type'
  /** The answer has 10 MB. */
  | 'oversized';

/** How often each comes, of all exchanges that it is drawn for. */
export type Odds = { readonly [fate in Fate]?: number };
