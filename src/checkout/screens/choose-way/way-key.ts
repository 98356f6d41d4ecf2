import type { OfferedWay } from '../../../contract/provider-page.ts';

/** What tells one way to pay from another: the bank, or how it is paid on the provider's page. */
export function wayKey(offered: OfferedWay): 'bank' | Extract<OfferedWay, { method: unknown }>['method'] {
  return offered.way === 'bank' ? 'bank' : offered.method;
}
