/** Whether a document at this address is a checkout's page. */
export const isCheckout = (url: string): boolean => /^https?:\/\/[^/]+\/c\//.test(url);
