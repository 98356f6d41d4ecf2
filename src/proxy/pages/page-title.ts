import type { Kind } from '../../contract/steps.ts';

/** What a tab, a history and the preview of a link in a chat show: nobody's name, and no amount. */
const titles: Readonly<Record<Kind, string>> = {
  payment: 'Pay from your bank account',
  mandate: 'Allow payments from your bank account',
  link: 'Connect your bank account',
};

export function titleOf({ kind }: { readonly kind: Kind }): string {
  return titles[kind];
}
