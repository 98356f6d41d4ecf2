import * as v from 'valibot';
import { LinkViewSchema } from '../contract/link-view.ts';
import { openLine } from './effects/open-line.ts';
import type { Late } from './late.ts';
import LinkCancelled from './screens/cancelled/link-cancelled-screen.tsx';
import LinkExpired from './screens/expired/link-expired-screen.tsx';
import Linked from './screens/linked/linked-screen.tsx';
import ReviewSharing from './screens/review-sharing/review-sharing-screen.tsx';
import LinkUnavailable from './screens/unavailable/link-unavailable-screen.tsx';

/** What a payer needs who links an account. */
export const late: Late = {
  screens: {
    'review-sharing': ReviewSharing,
    linked: Linked,
    expired: LinkExpired,
    cancelled: LinkCancelled,
    unavailable: LinkUnavailable,
  },
  more: async () => (await import('./late-link-page.ts')).screens,
  openLine: (page, boot, pageKey) => openLine(page, boot, pageKey, v.safeParser(LinkViewSchema)),
};
