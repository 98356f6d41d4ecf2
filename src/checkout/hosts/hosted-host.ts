import type { Outcome } from '../../contract/outcome.ts';
import type { Host } from './host.ts';

/** The page alone, opened by its link. Closing goes back to the merchant where the checkout says where; else the payer is told to close it. */
export function hostedHost(go: (address: string) => void): Host {
  return {
    kind: 'hosted',
    outcome: () => {},
    close: (_, outcome, backTo) => {
      const address = backTo === undefined ? undefined : returnAddress(backTo, outcome);
      if (address !== undefined) go(address);
    },
    event: () => {},
    locked: () => {},
    onCloseAsked: () => {},
  };
}

/**
 * The merchant's address with `checkoutId`, `reference` and `status` added, the rest of it to the letter: hints for its page, no
 * proof of anything. An app is told the id alone, since another app may have taken its scheme. Undefined for addresses that are no
 * place to go.
 */
export function returnAddress(backTo: string, outcome: Outcome): string | undefined {
  let url: URL;
  try {
    url = new URL(backTo);
  } catch {
    return undefined;
  }
  if (/^(javascript|data|blob|vbscript|file|about):$/.test(url.protocol)) return undefined;
  const { checkoutId, reference, status } = outcome;
  const hints = /^http/.test(url.protocol) ? { checkoutId, reference, status } : { checkoutId };
  const kept = url.search.slice(1).split('&');
  url.search = kept
    .filter((pair) => !/^(checkoutId|reference|status)?(=|$)/.test(pair))
    .concat(`${new URLSearchParams(hints)}`)
    .join('&');
  return url.href;
}
