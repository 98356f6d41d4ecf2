import type { ComponentType } from 'preact';
import type { Step } from '../contract/steps.ts';
import type { ScreenProps } from './machine/facade.ts';
import Authorise from './screens/authorise/authorise-screen.tsx';
import Cancelled from './screens/cancelled/cancelled-screen.tsx';
import ChooseMethod from './screens/choose-method/choose-method-screen.tsx';
import ConfirmPayment from './screens/confirm-payment/confirm-payment-screen.tsx';
import Confirming from './screens/confirming/confirming-screen.tsx';
import Declined from './screens/declined/declined-screen.tsx';
import Expired from './screens/expired/expired-screen.tsx';
import InUse from './screens/in-use/in-use-screen.tsx';
import LogIn from './screens/log-in/log-in-screen.tsx';
import Paid from './screens/paid/paid-screen.tsx';
import Unavailable from './screens/unavailable/unavailable-screen.tsx';

/** Every screen after the bank list. They come in one piece, while the payer looks for the bank. */
export const lateScreens: { readonly [S in Step]?: ComponentType<ScreenProps<S>> } = {
  'choose-method': ChooseMethod,
  'log-in': LogIn,
  'confirm-payment': ConfirmPayment,
  authorise: Authorise,
  'in-use': InUse,
  confirming: Confirming,
  paid: Paid,
  declined: Declined,
  expired: Expired,
  cancelled: Cancelled,
  unavailable: Unavailable,
};

export type LateScreens = typeof lateScreens;
