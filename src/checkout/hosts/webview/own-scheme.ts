import type { Bridge } from './bridges.ts';

/**
 * The last resort of an app without a bridge: a navigation that the app catches, to the scheme that the merchant fixed with the return
 * url. Another app may have taken the scheme, so only that something happened is told, and to which checkout.
 */
export function schemeBridge(
  returnUrl: string | undefined,
  go: (address: string) => void,
): Bridge | undefined {
  const scheme = /^[a-z][\w.+-]*(?=:)/i.exec(returnUrl ?? '')?.[0].toLowerCase();
  if (
    scheme === undefined ||
    /^(https?|javascript|data|blob|vbscript|file|about|intent|content)$/.test(scheme)
  ) {
    return undefined;
  }
  return {
    post(message) {
      if (message.type !== 'outcome') return;
      const told = new URLSearchParams({
        type: message.type,
        id: message.id,
        checkoutId: message.outcome.checkoutId,
      });
      go(`${scheme}://event?${told}`);
    },
    /** Closing is answered by the return url, which comes unless the app has taken the page away. */
    neverAnswers: ({ type }) => type !== 'close',
  };
}
