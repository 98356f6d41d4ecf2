/** Browsers inside of apps that keep a page from what a payer needs: the bank's app, its codes, the way back. */
export const inAppBrowser = /FBA[NV]\/|Instagram|WhatsApp|TikTok|musical_ly|Bytedance|Snapchat/;
