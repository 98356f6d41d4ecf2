import * as v from 'valibot';
import { MandateViewSchema } from '../contract/mandate-view.ts';
import { leadsToPages } from './early/leads-to-pages.ts';
import { openLine } from './effects/open-line.ts';
import type { Late } from './late.ts';
import Approved from './screens/approved/approved-screen.tsx';
import AwaitBank from './screens/await-bank/await-bank-screen.tsx';
import MandateCancelled from './screens/cancelled/mandate-cancelled-screen.tsx';
import EnterAccount from './screens/enter-account/enter-account-screen.tsx';
import MandateExpired from './screens/expired/mandate-expired-screen.tsx';
import MandateFailed from './screens/mandate-failed/mandate-failed-screen.tsx';
import Ready from './screens/ready/ready-screen.tsx';
import ReviewTerms from './screens/review-terms/review-terms-screen.tsx';
import MandateUnavailable from './screens/unavailable/mandate-unavailable-screen.tsx';

/** What a payer needs who sets up a mandate, by whatever way. */
export const late: Late = {
  screens: {
    'enter-account': EnterAccount,
    'review-terms': ReviewTerms,
    'await-bank': AwaitBank,
    approved: Approved,
    ready: Ready,
    'mandate-failed': MandateFailed,
    expired: MandateExpired,
    cancelled: MandateCancelled,
    unavailable: MandateUnavailable,
  },
  // Two statements: the build gives an import that stands in a choice between two the styles of the last alone.
  more: async (view) => {
    if (leadsToPages(view)) return (await import('./late-mandate-page.ts')).screens;
    return (await import('./late-mandate-transfer.ts')).screens;
  },
  openLine: (page, boot, pageKey) => openLine(page, boot, pageKey, v.safeParser(MandateViewSchema)),
};
