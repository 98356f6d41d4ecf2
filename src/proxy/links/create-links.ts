import type { Checkouts } from '../checkouts/create-checkouts.ts';
import { servedBy } from '../checkouts/served.ts';
import type { CheckoutSettings } from '../checkouts/settings.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { createAccountList } from './account-list.ts';
import { type LinkTools, linkCalls } from './link-tools.ts';
import { createLinkWork } from './link-work.ts';
import { createMerchantLinks } from './merchant-links.ts';
import { createReadLinks } from './read-links.ts';
import type { LinkedAccounts } from './service.ts';

/** The rules of linked accounts, beside those of the checkouts that link them. */
export function createLinks(options: {
  store: Store;
  checkouts: Pick<Checkouts, 'change' | 'provider' | 'watched'>;
  clock: Clock;
  settings: CheckoutSettings;
}): LinkedAccounts {
  const { store, checkouts, clock, settings } = options;
  const { change, provider, watched } = checkouts;
  const tools: LinkTools = { provider, store, change, clock };
  let list: ReturnType<typeof createAccountList> | undefined;
  const listAccounts = () => {
    list ??= createAccountList(linkCalls(tools), clock);
    return list();
  };
  return {
    merchant: createMerchantLinks(tools),
    work: createLinkWork({
      tools,
      readLinks: createReadLinks({ ...tools, listAccounts }),
      isServed: servedBy(provider),
      everyMs: settings.times.watchedReadMs,
      watched,
    }),
  };
}
