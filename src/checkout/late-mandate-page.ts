import type { LateScreens } from './late.ts';
import EnterDetails from './screens/enter-details/enter-details-screen.tsx';
import LeaveToProvider from './screens/leave-to-provider/leave-to-provider-screen.tsx';

/** What a payer needs besides who sets up a mandate on the provider's page. */
export const screens = { 'enter-details': EnterDetails, 'leave-to-provider': LeaveToProvider } as LateScreens;
