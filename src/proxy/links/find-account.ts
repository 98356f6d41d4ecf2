import type { ProviderLinkedAccount } from '../providers/link-provider.ts';
import type { LinkRecord } from '../store/link-records.ts';
import type { SaidAccount } from '../store/link-store.ts';

/** What is known of the accounts that a link may have brought. */
export interface Evidence {
  /** Undefined where the list could not be had. */
  readonly listed: readonly ProviderLinkedAccount[] | undefined;
  /** What webhooks have told since the page was given, and by which page. */
  readonly said: readonly SaidAccount[];
  /** Those that a link of ours stands for already. */
  readonly linked: ReadonlySet<string>;
}

export type Found =
  | { readonly kind: 'account'; readonly account: ProviderLinkedAccount }
  /** Told under our reference, and not in the list: it has to be read. */
  | { readonly kind: 'read'; readonly accountId: string }
  /** Told under our reference, and somebody else's by the provider's own list. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'nothing' };

/**
 * The account that the payer has linked on the page of `link`: the one told under our reference, or else one of the same customer that was not
 * there before. One that was there is told of for other reasons too, so that it counts under our reference only. A webhook alone names none: the
 * list or a reading has to know it.
 */
export function findAccount(link: LinkRecord, { listed, said, linked }: Evidence): Found {
  const { customerId, knownAccounts } = link;
  const ours = said.find(({ reference }) => reference === link.reference)?.accountId;
  if (ours !== undefined) {
    const account = listed?.find(({ providerId }) => providerId === ours);
    if (!account) return { kind: 'read', accountId: ours };
    return isOf(account, customerId) ? { kind: 'account', account } : { kind: 'stranger' };
  }
  if (!listed || customerId === undefined || !knownAccounts) return { kind: 'nothing' };
  const account = listed.find(
    ({ customerId: owner, providerId }) =>
      owner === customerId && !knownAccounts.includes(providerId) && !linked.has(providerId),
  );
  return account ? { kind: 'account', account } : { kind: 'nothing' };
}

/** Whether an account may be this customer's, as far as the provider tells. */
export function isOf({ customerId }: ProviderLinkedAccount, customer: string | undefined): boolean {
  return customerId === undefined || customer === undefined || customerId === customer;
}
