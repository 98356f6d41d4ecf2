import type { LateScreens } from './late.ts';
import LeaveToProvider from './screens/leave-to-provider/leave-to-provider-screen.tsx';

/** What a payer needs besides who links an account: it is always done on the provider's page. */
export const screens = { 'leave-to-provider': LeaveToProvider } as LateScreens;
