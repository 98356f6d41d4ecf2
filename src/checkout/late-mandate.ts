import * as v from 'valibot';
import { MandateViewSchema } from '../contract/mandate-view.ts';
import { openLine } from './effects/open-line.ts';
import type { Late } from './late.ts';
import Cancelled from './screens/cancelled/cancelled-screen.tsx';
import Expired from './screens/expired/expired-screen.tsx';
import Unavailable from './screens/unavailable/unavailable-screen.tsx';

/** What a payer needs who sets up a mandate. */
export const late: Late = {
  screens: {
    expired: Expired,
    cancelled: Cancelled,
    unavailable: Unavailable,
  },
  openLine: (page, boot, pageKey) => openLine(page, boot, pageKey, v.safeParser(MandateViewSchema)),
};
