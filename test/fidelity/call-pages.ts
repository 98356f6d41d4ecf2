import { Sealed } from '../../src/contract/sealed.ts';
import type { LinkCall, LinkOrder } from '../../src/proxy/providers/link-provider.ts';
import type { ExplicitAnswer, PageCall, PageOrder } from '../../src/proxy/providers/page-provider.ts';
import type { Provider } from '../../src/proxy/providers/provider.ts';
import { reference } from './call-mandates.ts';

export const returnUrl = 'https://pay.adirelane.example/r/9nLz';
export const accountId = '64779d900000000000b3de23aeb8';
export const customer = { name: 'Amara Eze', email: 'amara@example.com' } as const;

export const pageOrder: PageOrder = {
  amountMinor: 20_000,
  currency: 'NGN',
  reference,
  description: 'Two yards of adire',
  method: 'account',
  returnUrl,
  customer,
};
export const linkOrder: LinkOrder = { reference, customer, returnUrl };
export const subAccountOrder = { nipCode: '000014', accountNumber: '0123456789' };

export type PagesCall = Exclude<PageCall, 'open-mandate-page'> | LinkCall;

/** One call of the interfaces for pages and links, by its name. */
export function callPages(
  { pages, links }: Provider,
  call: PagesCall,
): Promise<ExplicitAnswer<unknown, string>> {
  if (!pages || !links) throw new Error('It has both');
  switch (call) {
    case 'open-page':
      return pages.open(new Sealed(pageOrder));
    case 'refund':
      return pages.refund(reference, 'wallet');
    case 'create-sub-account':
      return pages.createSubAccount(new Sealed(subAccountOrder));
    case 'list-sub-accounts':
      return pages.listSubAccounts();
    case 'open-link':
      return links.open(new Sealed(linkOrder));
    case 'read-account':
      return links.readAccount(accountId);
    case 'list-accounts':
      return links.listAccounts(1);
  }
}
