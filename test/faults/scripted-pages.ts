import { Sealed } from '../../src/contract/sealed.ts';
import type {
  ExplicitAnswer,
  OpenedProviderPage,
  OpenPageRefusal,
  PageOrder,
  PageProvider,
  ProviderRefund,
  RefundRefusal,
} from '../../src/proxy/providers/page-provider.ts';

type Opened = ExplicitAnswer<OpenedProviderPage, OpenPageRefusal>;
type Refunded = ExplicitAnswer<ProviderRefund, RefundRefusal>;

/** The provider's own pages as the test says: every order is kept, and each page has an address of its own. */
export interface ScriptedPages extends PageProvider {
  readonly orders: PageOrder[];
  readonly refunds: { reference: string; source: string }[];
  /** Undefined answers with a page. */
  answerOpen: ((before: number) => Opened | Promise<Opened>) | undefined;
  answerRefund: ((before: number) => Refunded | Promise<Refunded>) | undefined;
}

export function scriptPages(): ScriptedPages {
  const pages: ScriptedPages = {
    methods: ['account', 'transfer', 'whatsapp'],
    orders: [],
    refunds: [],
    answerOpen: undefined,
    answerRefund: undefined,
    patienceMs: () => 5_000,
    async open(order) {
      const before = pages.orders.push(order.open()) - 1;
      const url = new Sealed(`https://pay.provider.example/page-${before + 1}`);
      return (await pages.answerOpen?.(before)) ?? { kind: 'ok', value: { url } };
    },
    async refund(reference, source) {
      const before = pages.refunds.push({ reference, source }) - 1;
      return (await pages.answerRefund?.(before)) ?? { kind: 'ok', value: { refunded: true } };
    },
    createSubAccount: async () => ({ kind: 'refused', reason: 'refused', code: '' }),
    listSubAccounts: async () => ({ kind: 'ok', value: [] }),
  };
  return pages;
}
