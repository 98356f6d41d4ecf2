import { type CheckoutSettings, defaultTimes } from '../../src/proxy/checkouts/settings.ts';

/** What a merchant has set who embeds nowhere and returns nowhere. */
export const plainSettings: CheckoutSettings = {
  publicUrl: 'https://pay.adirelane.example',
  merchant: { name: 'Adire Lane' },
  allowedOrigins: [],
  returnUrls: [],
  trialLimitMinor: 20_000,
  times: defaultTimes,
};
