import type { Answer } from '../providers/provider.ts';

/** What was not sent because too little of the lease was left. */
export const notSent = {
  kind: 'not-executed',
  cause: 'not_sent',
  code: 'lease',
} as const satisfies Answer<never>;

/** A provider that throws breaks its word; what it had sent by then is not known. */
export const broken = {
  kind: 'unknown',
  cause: 'connection_lost',
  code: 'thrown',
} as const satisfies Answer<never>;
