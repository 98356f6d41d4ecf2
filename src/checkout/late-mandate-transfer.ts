import type { LateScreens } from './late.ts';
import SendTransfer from './screens/send-transfer/send-transfer-screen.tsx';

/** What a payer needs besides who sets up a mandate by a transfer. */
export const screens = { 'send-transfer': SendTransfer } as LateScreens;
