import type { LateScreens } from './late.ts';
import ChooseWay from './screens/choose-way/choose-way-screen.tsx';
import LeaveToProvider from './screens/leave-to-provider/leave-to-provider-screen.tsx';

/** What a payer needs besides who may go to a page of the provider's own. */
export const screens = {
  'choose-way': ChooseWay,
  'leave-to-provider': LeaveToProvider,
} as LateScreens;
