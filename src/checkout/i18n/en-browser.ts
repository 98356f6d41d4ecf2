/** What is offered to a payer whose page stands in another app's own browser. */
export const enBrowser = {
  text: (app: string) =>
    `You are inside ${app}. Bank codes and the way back work better in your own browser.`,
  open: 'Open in browser',
  copy: 'Copy link',
  copied: 'Link copied. Paste it in your browser.',
  failed: (address: string) => `Copy this address into your browser: ${address}`,
  stay: 'Stay here',
};
