import { Sealed } from '../../src/contract/sealed.ts';
import type {
  LinkedAccountPage,
  LinkOrder,
  LinkProvider,
  OpenedLink,
  ProviderLinkedAccount,
} from '../../src/proxy/providers/link-provider.ts';
import type { ExplicitAnswer } from '../../src/proxy/providers/page-provider.ts';

type Opened = ExplicitAnswer<OpenedLink, 'details_refused' | 'refused'>;
type Listed = ExplicitAnswer<LinkedAccountPage, 'refused'>;
type Read = ExplicitAnswer<ProviderLinkedAccount, 'not_found' | 'refused'>;

/** The provider's side of linking as the test says: every order is kept, every e-mail address is one customer, and accounts are told as they stand. */
export interface ScriptedLinks extends LinkProvider {
  readonly orders: LinkOrder[];
  readonly asked: string[];
  /** Newest first, as they are listed. */
  readonly accounts: ProviderLinkedAccount[];
  /** An account of Bisi's customer is linked; as it was told before, with `changes`. */
  link(providerId: string, changes?: Partial<ProviderLinkedAccount>): void;
  /** Undefined answers with a page. */
  answerOpen: ((before: number) => Opened | Promise<Opened>) | undefined;
  answerList: ((page: number) => Listed | undefined) | undefined;
  answerRead: ((providerId: string) => Read | Promise<Read> | undefined) | undefined;
}

export function scriptLinks(): ScriptedLinks {
  const links: ScriptedLinks = {
    orders: [],
    asked: [],
    accounts: [],
    answerOpen: undefined,
    answerList: undefined,
    answerRead: undefined,
    patienceMs: () => 5_000,
    link(providerId, changes = {}) {
      const at = links.accounts.findIndex((one) => one.providerId === providerId);
      const before = at < 0 ? undefined : links.accounts.splice(at, 1)[0];
      links.accounts.unshift({
        providerId,
        customerId: 'customer of bisi@adirelane.example',
        holder: 'BISI ADE',
        number: new Sealed('0123454567'),
        type: 'Savings account',
        currency: 'NGN',
        bankName: 'GTBank',
        bankCode: '058',
        dataStatus: 'processing',
        ...before,
        ...changes,
      });
    },
    async open(sealed) {
      const order = sealed.open();
      const before = links.orders.push(order) - 1;
      const url = new Sealed(`https://link.provider.example/page-${before + 1}`);
      const value = { url, customerId: `customer of ${order.customer.email}` };
      return (await links.answerOpen?.(before)) ?? { kind: 'ok', value };
    },
    async readAccount(providerId) {
      links.asked.push(providerId);
      const account = links.accounts.find((one) => one.providerId === providerId);
      return (
        (await links.answerRead?.(providerId)) ??
        (account ? { kind: 'ok', value: account } : { kind: 'refused', reason: 'not_found', code: '' })
      );
    },
    async listAccounts(page) {
      links.asked.push(`page ${page}`);
      const value = { accounts: [...links.accounts], next: undefined };
      return links.answerList?.(page) ?? { kind: 'ok', value };
    },
  };
  return links;
}
