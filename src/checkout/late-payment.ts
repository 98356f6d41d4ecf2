import * as v from 'valibot';
import { PaymentViewSchema } from '../contract/payment-view.ts';
import { leadsToPages } from './early/leads-to-pages.ts';
import { openLine } from './effects/open-line.ts';
import type { Late } from './late.ts';
import Answer from './screens/answer/answer-screen.tsx';
import Authorise from './screens/authorise/authorise-screen.tsx';
import Cancelled from './screens/cancelled/cancelled-screen.tsx';
import ChooseAccount from './screens/choose-account/choose-account-screen.tsx';
import ChooseMethod from './screens/choose-method/choose-method-screen.tsx';
import ConfirmPayment from './screens/confirm-payment/confirm-payment-screen.tsx';
import Confirming from './screens/confirming/confirming-screen.tsx';
import Declined from './screens/declined/declined-screen.tsx';
import Expired from './screens/expired/expired-screen.tsx';
import InUse from './screens/in-use/in-use-screen.tsx';
import LogIn from './screens/log-in/log-in-screen.tsx';
import Paid from './screens/paid/paid-screen.tsx';
import Unavailable from './screens/unavailable/unavailable-screen.tsx';

/** What a payer needs who pays once. */
export const late: Late = {
  screens: {
    'choose-method': ChooseMethod,
    'log-in': LogIn,
    answer: Answer,
    'choose-account': ChooseAccount,
    'confirm-payment': ConfirmPayment,
    authorise: Authorise,
    'in-use': InUse,
    confirming: Confirming,
    paid: Paid,
    declined: Declined,
    expired: Expired,
    cancelled: Cancelled,
    unavailable: Unavailable,
  },
  more: async (view) => (leadsToPages(view) ? (await import('./late-payment-page.ts')).screens : {}),
  openLine: (page, boot, pageKey) => openLine(page, boot, pageKey, v.safeParser(PaymentViewSchema)),
};
