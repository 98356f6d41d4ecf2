/** What merchant, proxies and provider have agreed on. All of it is made up. */
export const keys = {
  /** Of the merchant API. */
  secretKey: 'sk_test_the-torture-run-of-adire-lane-00000001',
  /** Signs what the merchant is told. */
  merchantSecret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  mono: {
    secretKey: 'test_sk_the-torture-run-000001',
    appId: 'adire-lane',
    webhookSecret: 'a-webhook-secret-of-the-torture-run',
  },
} as const;

/** Whom customers pay. */
export const MERCHANT_NAME = 'Adire Lane';

/** By which proxies find the provider; it is their own resolver that knows it. */
export const PROVIDER_NAME = 'localhost';
