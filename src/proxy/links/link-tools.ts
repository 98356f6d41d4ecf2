import type { Change } from '../checkouts/change.ts';
import type { Clock } from '../clock.ts';
import type { LinkProvider } from '../providers/link-provider.ts';
import type { Provider } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';

/** What the rules of linking need besides the draft. */
export interface LinkTools {
  readonly provider: Provider;
  readonly store: Store;
  readonly change: Change;
  readonly clock: Clock;
}

/** The provider's calls about linked accounts. No link is minted at a provider that has none. */
export function linkCalls({ provider }: Pick<LinkTools, 'provider'>): LinkProvider {
  if (!provider.links) throw new Error(`${provider.name} links no accounts`);
  return provider.links;
}
